package dev.rooms.http.participant;

import dev.rooms.application.participant.ParticipantView;
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
                enumeration = {"joined", "left"})
        String state,

        UUID sessionId,
        Instant joinedAt,
        @Schema(nullable = true) @Nullable Instant leftAt,
        @Schema(examples = "1800") long durationSeconds,

        @Schema(nullable = true, examples = "CLIENT_INITIATED") @Nullable
        String disconnectReason,

        long audioSeconds,
        long videoSeconds,
        long screenShareSeconds,
        @Schema(nullable = true) @Nullable UUID tokenId) {
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
                attendance.token() == null ? null : attendance.token().value());
    }
}
