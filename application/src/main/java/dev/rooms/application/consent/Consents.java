package dev.rooms.application.consent;

import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.consent.ConsentId;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was ever said about being recorded. Nothing in it changes or goes. */
public interface Consents {
    void add(Consent consent);

    /** All of a room, in the order in which they were said. */
    List<Consent> of(RoomId room);

    List<Consent> all(Set<ConsentId> ids);

    /** @param identity null: of everybody */
    Page<Consent> list(RoomId room, @Nullable ParticipantIdentity identity, Page.Request page);
}
