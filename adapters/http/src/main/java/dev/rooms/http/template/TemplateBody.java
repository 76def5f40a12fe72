package dev.rooms.http.template;

import dev.rooms.domain.shared.Rules;
import dev.rooms.domain.template.Codec;
import dev.rooms.domain.template.ConsentPolicy;
import dev.rooms.domain.template.LateJoinerPolicy;
import dev.rooms.domain.template.RecordingPolicy;
import dev.rooms.domain.template.RoomSettings;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.RoomType;
import dev.rooms.http.document.Patterns;
import dev.rooms.http.shared.RequiredMembers;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A template as its author writes it; null leaves a value to the system. */
@RegisterForReflection
record TemplateBody(
        @Schema(required = true, minLength = 1, maxLength = 256, pattern = Patterns.NAME, examples = "Consultation")
        @Nullable
        String name,

        @Schema(required = true) @Nullable RoomType roomType,

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
        Integer retentionDays)
        implements RequiredMembers {
    @Override
    public Rules required() {
        return new Rules().present(name, "/name").present(roomType, "/room_type");
    }

    static TemplateBody of(RoomTemplate template) {
        var draft = template.draft();
        var settings = draft.settings();
        var recording = draft.recording();
        return new TemplateBody(
                draft.name(),
                template.type(),
                template.isDefault(),
                template.archived(),
                settings.maxParticipants(),
                settings.emptyTimeout(),
                settings.departureTimeout(),
                settings.maxDuration(),
                settings.grace(),
                settings.codecs(),
                settings.recordingEnabled(),
                settings.sipEnabled(),
                settings.metadata(),
                RolesBody.of(draft.roles(), template.type()),
                recording.consent(),
                recording.lateJoiner(),
                recording.consentTextVersion(),
                recording.autoStart(),
                recording.retentionDays());
    }

    RoomType type() {
        return Objects.requireNonNull(roomType);
    }

    RoomTemplate.Draft draft(RoomType type) {
        var settings = new RoomSettings(
                maxParticipants,
                emptyTimeoutSeconds,
                departureTimeoutSeconds,
                maxDurationSeconds,
                graceSeconds,
                codecs,
                recordingEnabled,
                sipEnabled,
                metadata);
        return new RoomTemplate.Draft(
                Objects.requireNonNull(name), settings, RolesBody.policies(roles, type), recording(type));
    }

    private RecordingPolicy recording(RoomType type) {
        var usual = RecordingPolicy.usual(type);
        return new RecordingPolicy(
                consentPolicy == null ? usual.consent() : consentPolicy,
                lateJoinerPolicy == null ? usual.lateJoiner() : lateJoinerPolicy,
                consentTextVersion,
                recordingAutoStart == null ? usual.autoStart() : recordingAutoStart,
                retentionDays);
    }
}
