package dev.rooms.http.room;

import dev.rooms.domain.template.Codec;
import dev.rooms.http.document.Patterns;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a merge patch of a room may say; for the API document only. */
@RegisterForReflection
record RoomPatchBody(
        @Schema(minLength = 1, maxLength = 256, pattern = Patterns.NAME, examples = "Stand-up") @Nullable
        String name,

        @Schema(enumeration = "cancelled") @Nullable String status,
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
        Map<String, String> metadata) {}
