package dev.rooms.application.participant;

import dev.rooms.domain.participant.FailedJoin;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import org.jspecify.annotations.Nullable;

/** The tries to join that failed, one entry per token and session. */
public interface FailedJoins {
    /** The tries that are asked for; null is any. */
    record Filter(
            @Nullable ParticipantIdentity identity,
            @Nullable SessionId session) {}

    /** Adds a try to those of its token and session. */
    void add(FailedJoin failed);

    Page<FailedJoin> list(RoomId room, Filter filter, Page.Request page);
}
