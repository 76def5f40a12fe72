package dev.rooms.http.template;

import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.template.Codec;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.domain.template.RolePolicy;
import dev.rooms.domain.template.RoomTemplate;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A template as callers see it. */
@RegisterForReflection
@Schema(name = "Template")
record TemplateJson(
        UUID id,
        @Schema(examples = "Consultation") String name,
        @Schema(examples = "group") String roomType,
        boolean isDefault,
        boolean archived,
        @Schema(examples = "1") int revision,
        @Schema(nullable = true) @Nullable Integer maxParticipants,
        @Schema(nullable = true) @Nullable Integer emptyTimeoutSeconds,
        @Schema(nullable = true) @Nullable Integer departureTimeoutSeconds,
        @Schema(nullable = true) @Nullable Integer maxDurationSeconds,
        @Schema(nullable = true) @Nullable Integer graceSeconds,
        @Schema(nullable = true) @Nullable List<String> codecs,
        @Schema(nullable = true) @Nullable Boolean recordingEnabled,
        @Schema(nullable = true) @Nullable Boolean sipEnabled,
        @Schema(nullable = true) @Nullable Map<String, String> metadata,
        Map<String, RoleJson> roles,
        String consentPolicy,
        String lateJoinerPolicy,
        @Schema(nullable = true) @Nullable String consentTextVersion,
        boolean recordingAutoStart,
        @Schema(nullable = true) @Nullable Integer retentionDays,
        Instant createdAt,
        Instant updatedAt) {
    /** What a role may. */
    @RegisterForReflection
    @Schema(name = "Role")
    record RoleJson(
            List<String> publishSources,
            boolean canPublishData,
            boolean canSubscribe,
            long maxTtlSeconds,
            long leadSeconds) {
        static RoleJson of(RolePolicy policy) {
            return new RoleJson(
                    policy.publishSources().stream()
                            .sorted()
                            .map(PublishSource::text)
                            .toList(),
                    policy.canPublishData(),
                    policy.canSubscribe(),
                    policy.maxTtl().toSeconds(),
                    policy.lead().toSeconds());
        }
    }

    /** A page of templates. */
    @RegisterForReflection
    @Schema(name = "TemplateList")
    record Listed(
            List<TemplateJson> items,
            @Schema(nullable = true) @Nullable String nextCursor) {}

    static TemplateJson of(RoomTemplate template) {
        var draft = template.draft();
        var settings = draft.settings();
        var recording = draft.recording();
        return new TemplateJson(
                template.id().value(),
                draft.name(),
                template.type().text(),
                template.isDefault(),
                template.archived(),
                template.revision(),
                settings.maxParticipants(),
                settings.emptyTimeout(),
                settings.departureTimeout(),
                settings.maxDuration(),
                settings.grace(),
                settings.codecs() == null
                        ? null
                        : settings.codecs().stream().map(Codec::mime).toList(),
                settings.recordingEnabled(),
                settings.sipEnabled(),
                settings.metadata(),
                roles(template),
                recording.consent().text(),
                recording.lateJoiner().text(),
                recording.consentTextVersion(),
                recording.autoStart(),
                recording.retentionDays(),
                template.createdAt(),
                template.updatedAt());
    }

    private static Map<String, RoleJson> roles(RoomTemplate template) {
        var roles = new TreeMap<String, RoleJson>();
        for (var role : ParticipantRole.values()) {
            roles.put(role.text(), RoleJson.of(template.policy(role)));
        }
        return roles;
    }
}
