package dev.rooms.http.template;

import dev.rooms.domain.template.Codec;
import dev.rooms.domain.template.ConsentPolicy;
import dev.rooms.domain.template.LateJoinerPolicy;
import dev.rooms.http.document.Patterns;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a merge patch of a template may say; for the API document only. */
@RegisterForReflection
record TemplatePatchBody(
        @Schema(minLength = 1, maxLength = 256, pattern = Patterns.NAME, examples = "Consultation") @Nullable
        String name,

        @Schema(nullable = true, defaultValue = "false") @Nullable
        Boolean isDefault,

        @Schema(nullable = true, defaultValue = "false") @Nullable
        Boolean archived,

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
        Map<String, String> metadata,

        @Schema(nullable = true) @Nullable RolesBody roles,
        @Schema(nullable = true) @Nullable ConsentPolicy consentPolicy,
        @Schema(nullable = true) @Nullable LateJoinerPolicy lateJoinerPolicy,

        @Schema(nullable = true, minLength = 1, maxLength = 100, pattern = Patterns.NAME) @Nullable
        String consentTextVersion,

        @Schema(nullable = true, defaultValue = "false") @Nullable
        Boolean recordingAutoStart,

        @Schema(nullable = true, minimum = "1", examples = "90") @Nullable
        Integer retentionDays) {}
