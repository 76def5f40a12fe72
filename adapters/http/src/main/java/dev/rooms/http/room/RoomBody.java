package dev.rooms.http.room;

import dev.rooms.domain.room.Room;
import dev.rooms.domain.shared.Rules;
import dev.rooms.domain.template.Codec;
import dev.rooms.domain.template.RoomSettings;
import dev.rooms.domain.template.RoomType;
import dev.rooms.http.document.Patterns;
import dev.rooms.http.shared.RequiredMembers;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A room as it is asked for; null leaves a value to the template. */
@RegisterForReflection
record RoomBody(
        @Schema(required = true, minLength = 1, maxLength = 256, pattern = Patterns.NAME, examples = "Stand-up")
        @Nullable
        String name,

        @Schema(nullable = true, examples = "group") @Nullable
        RoomType roomType,

        @Schema(nullable = true) @Nullable UUID templateId,

        @Schema(nullable = true, minLength = 1, maxLength = 256, pattern = Patterns.NAME, examples = "booking-7")
        @Nullable
        String bookingId,

        @Schema(nullable = true, minLength = 1, maxLength = 256, pattern = Patterns.NAME) @Nullable
        String serviceSessionId,

        @Schema(nullable = true) @Nullable Instant startsAt,
        @Schema(nullable = true) @Nullable Instant endsAt,

        @Schema(nullable = true, minimum = "1", examples = "8") @Nullable
        Integer maxParticipants,

        @Schema(nullable = true, minimum = "1", examples = "300") @Nullable
        Integer emptyTimeoutSeconds,

        @Schema(nullable = true, minimum = "1", examples = "20") @Nullable
        Integer departureTimeoutSeconds,

        @Schema(nullable = true, minimum = "1", examples = "7200") @Nullable
        Integer maxDurationSeconds,

        @Schema(nullable = true, minimum = "0", examples = "0") @Nullable
        Integer graceSeconds,

        @Schema(nullable = true, minItems = 1, uniqueItems = true) @Nullable
        List<Codec> codecs,

        @Schema(nullable = true) @Nullable Boolean recordingEnabled,
        @Schema(nullable = true) @Nullable Boolean sipEnabled,

        @Schema(nullable = true, maxProperties = 50) @Nullable
        Map<String, String> metadata)
        implements RequiredMembers {
    @Override
    public Rules required() {
        return new Rules().present(name, "/name");
    }

    static RoomBody of(Room room) {
        var plan = room.plan();
        var settings = plan.settings();
        return new RoomBody(
                plan.name(),
                plan.type(),
                plan.template().value(),
                plan.booking() == null ? null : plan.booking().value(),
                plan.serviceSession() == null ? null : plan.serviceSession().value(),
                plan.startsAt(),
                plan.endsAt(),
                settings.maxParticipants(),
                settings.emptyTimeout(),
                settings.departureTimeout(),
                settings.maxDuration(),
                settings.grace(),
                settings.codecs(),
                settings.recordingEnabled(),
                settings.sipEnabled(),
                settings.metadata());
    }

    RoomSettings settings() {
        return new RoomSettings(
                maxParticipants,
                emptyTimeoutSeconds,
                departureTimeoutSeconds,
                maxDurationSeconds,
                graceSeconds,
                codecs,
                recordingEnabled,
                sipEnabled,
                metadata);
    }
}
