package dev.rooms.http.room;

import dev.rooms.application.participant.SessionView;
import dev.rooms.domain.room.Session;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A session as callers see it. */
@RegisterForReflection
@Schema(name = "Session")
record SessionJson(
        UUID id,

        @Schema(examples = "s-019a8f6e5d7c7b6ea1f0c2d4e6f80912")
        String livekitRoom,

        @Schema(nullable = true, examples = "RM_x7Yz") @Nullable
        String sid,

        @Schema(nullable = true) @Nullable Instant startedAt,
        @Schema(nullable = true) @Nullable Instant endedAt,

        @Schema(
                nullable = true,
                examples = "emptied",
                description =
                        "Why it is over: closed with its room, never_used, emptied, max_duration, replaced or lost.")
        @Nullable
        String endReason,

        int peakParticipants,
        int uniqueParticipants) {
    /** The session that a room is in now; what is counted is not final yet. */
    @RegisterForReflection
    @Schema(name = "CurrentSession")
    record Current(
            UUID id,
            String livekitRoom,
            @Schema(nullable = true) @Nullable String sid,
            @Schema(nullable = true) @Nullable Instant startedAt,
            @Schema(nullable = true) @Nullable Instant endedAt,
            @Schema(nullable = true) @Nullable String endReason) {
        static @Nullable Current of(@Nullable Session session) {
            return session == null
                    ? null
                    : new Current(
                            session.id().value(),
                            session.livekitRoom().value(),
                            sidOf(session),
                            session.startedAt(),
                            session.endedAt(),
                            reasonOf(session));
        }
    }

    /** A page of sessions. */
    @RegisterForReflection
    @Schema(name = "SessionList")
    record Listed(
            List<SessionJson> items,
            @Schema(nullable = true) @Nullable String nextCursor) {}

    static SessionJson of(SessionView view) {
        var session = view.session();
        return new SessionJson(
                session.id().value(),
                session.livekitRoom().value(),
                sidOf(session),
                session.startedAt(),
                session.endedAt(),
                reasonOf(session),
                view.occupancy().peak(),
                view.occupancy().unique());
    }

    private static @Nullable String sidOf(Session session) {
        return session.sid() == null ? null : session.sid().value();
    }

    private static @Nullable String reasonOf(Session session) {
        return session.endReason() == null ? null : session.endReason().text();
    }
}
