package dev.rooms.http.participant;

import dev.rooms.application.participant.ParticipantView;
import dev.rooms.domain.participant.FailedJoin;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An attendance as callers see it. */
@RegisterForReflection
@Schema(name = "Participant")
record ParticipantJson(
        @Schema(examples = "ana") String identity,
        @Schema(nullable = true) @Nullable String name,

        @Schema(nullable = true, examples = "host") @Nullable
        String role,

        @Schema(
                examples = "standard",
                enumeration = {"standard", "sip", "ingress", "egress", "agent"})
        String kind,

        @Schema(
                examples = "joined",
                enumeration = {"joined", "left", "failed"},
                description = "joined: is in the room; left: was; failed: tried to join and never got in")
        String state,

        UUID sessionId,

        @Schema(description = "The join; of a failed one the first try")
        Instant joinedAt,

        @Schema(nullable = true, description = "The end; of a failed join the last try") @Nullable
        Instant leftAt,

        @Schema(examples = "1800") long durationSeconds,

        @Schema(nullable = true, examples = "CLIENT_INITIATED") @Nullable
        String disconnectReason,

        long audioSeconds,
        long videoSeconds,
        long screenShareSeconds,
        @Schema(nullable = true) @Nullable UUID tokenId,

        @Schema(
                nullable = true,
                examples = "3",
                description = "The number of tries that failed; null: the join did not fail")
        @Nullable
        Integer tries) {
    static final String FAILED = "failed";

    /** A page of attendances. */
    @RegisterForReflection
    @Schema(name = "ParticipantList")
    record Listed(
            List<ParticipantJson> items,
            @Schema(nullable = true) @Nullable String nextCursor) {}

    static ParticipantJson of(ParticipantView view) {
        var attendance = view.attendance();
        return new ParticipantJson(
                attendance.identity().value(),
                attendance.name(),
                attendance.role() == null ? null : attendance.role().text(),
                attendance.kind().text(),
                attendance.isOpen() ? "joined" : "left",
                attendance.session().value(),
                attendance.joinedAt(),
                attendance.leftAt(),
                view.duration().toSeconds(),
                attendance.reason(),
                view.times().audio().toSeconds(),
                view.times().video().toSeconds(),
                view.times().screenShare().toSeconds(),
                attendance.token() == null ? null : attendance.token().value(),
                null);
    }

    static ParticipantJson of(FailedJoin failed) {
        return new ParticipantJson(
                failed.identity().value(),
                failed.name(),
                failed.role().text(),
                failed.kind().text(),
                FAILED,
                failed.session().value(),
                failed.firstAt(),
                failed.lastAt(),
                0,
                failed.reason(),
                0,
                0,
                0,
                failed.token().value(),
                failed.tries());
    }
}
