package dev.rooms.http.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rooms.application.room.RoomView;
import dev.rooms.domain.template.Codec;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A room as callers see it, with its settings as they hold. */
@RegisterForReflection
@Schema(name = "Room")
record RoomJson(
        UUID id,
        @Schema(examples = "Stand-up") String name,
        @Schema(examples = "group") String roomType,

        @Schema(
                examples = "open",
                enumeration = {"scheduled", "open", "live", "ended", "cancelled"})
        String status,

        @Schema(
                nullable = true,
                examples = "closed",
                description =
                        "Why it is over: closed, cancelled, deleted, or expired when its end and grace have passed.")
        @Nullable
        String endReason,

        UUID templateId,
        @Schema(nullable = true) @Nullable String bookingId,
        @Schema(nullable = true) @Nullable String serviceSessionId,
        @Schema(nullable = true) @Nullable Instant startsAt,
        @Schema(nullable = true) @Nullable Instant endsAt,
        @Schema(nullable = true) @Nullable Integer maxParticipants,
        int emptyTimeoutSeconds,
        int departureTimeoutSeconds,
        @Schema(nullable = true) @Nullable Integer maxDurationSeconds,
        int graceSeconds,
        List<String> codecs,
        boolean recordingEnabled,
        boolean sipEnabled,
        Map<String, String> metadata,
        @Schema(nullable = true) SessionJson.@Nullable Current currentSession,
        Instant createdAt,
        Instant updatedAt,

        @Schema(
                examples = "[\"ends_at\"]",
                description = "The members of the request that differ from the room that was there. It is in the answer"
                        + " 200 of createRoom and in no other")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<String> notApplied) {

    /** A page of rooms. */
    @RegisterForReflection
    @Schema(name = "RoomList")
    record Listed(
            List<RoomJson> items,
            @Schema(nullable = true) @Nullable String nextCursor) {}

    static RoomJson of(RoomView view) {
        return of(view, null);
    }

    static RoomJson of(RoomView view, @Nullable List<String> notApplied) {
        var room = view.room();
        var plan = room.plan();
        var settings = view.settings();
        return new RoomJson(
                room.id().value(),
                plan.name(),
                plan.type().text(),
                view.status().text(),
                room.endReason() == null ? null : room.endReason().text(),
                plan.template().value(),
                plan.booking() == null ? null : plan.booking().value(),
                plan.serviceSession() == null ? null : plan.serviceSession().value(),
                plan.startsAt(),
                plan.endsAt(),
                settings.maxParticipants().value(),
                settings.emptyTimeout().value(),
                settings.departureTimeout().value(),
                settings.maxDuration().value(),
                settings.grace().value(),
                settings.codecs().value().stream().map(Codec::mime).toList(),
                settings.recordingEnabled().value(),
                settings.sipEnabled().value(),
                settings.metadata().value(),
                SessionJson.Current.of(view.currentSession()),
                room.createdAt(),
                room.updatedAt(),
                notApplied);
    }
}
