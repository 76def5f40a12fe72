package dev.rooms.http.document;

import dev.rooms.domain.consent.ConsentDecision;
import dev.rooms.domain.recording.RecordingKind;
import dev.rooms.domain.recording.RecordingLayout;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.template.Codec;
import dev.rooms.domain.template.ConsentPolicy;
import dev.rooms.domain.template.LateJoinerPolicy;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.domain.template.RoomType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Makes the schemas as strict as the API is: bodies know no further fields, answers leave none out. */
final class Schemas {
    private static final List<String> ANSWERS = List.of(
            "Actor",
            "Me",
            "Template",
            "Role",
            "Room",
            "Session",
            "CurrentSession",
            "RoomChange",
            "Token",
            "MintedToken",
            "Participant",
            "InboxItem",
            "Recording",
            "RecordingReceipt",
            "RecordingChange",
            "DownloadLink",
            "Consent",
            "StorageCheck",
            "StorageStep",
            "StorageSweep",
            "StoredObject",
            "EffectiveRoom");
    /** The member of a room that one answer has and all others lack. */
    private static final String ABSENT_ELSEWHERE = "not_applied";

    /** What {@code view=effective} shows with its origin. */
    private static final List<String> SETTINGS = List.of(
            "max_participants",
            "empty_timeout_seconds",
            "departure_timeout_seconds",
            "max_duration_seconds",
            "grace_seconds",
            "codecs",
            "recording_enabled",
            "sip_enabled",
            "metadata");

    /** How a room is recorded: only its template says so. */
    private static final List<String> POLICY = List.of(
            "consent_policy", "late_joiner_policy", "consent_text_version", "recording_auto_start", "retention_days");

    private Schemas() {}

    static void complete(Map<String, Schema> schemas) {
        names(schemas, "RoomType", RoomType.values(), RoomType::text);
        names(schemas, "ParticipantRole", ParticipantRole.values(), ParticipantRole::text);
        names(schemas, "Codec", Codec.values(), Codec::mime);
        names(schemas, "PublishSource", PublishSource.values(), PublishSource::text);
        names(schemas, "ConsentPolicy", ConsentPolicy.values(), ConsentPolicy::text);
        names(schemas, "LateJoinerPolicy", LateJoinerPolicy.values(), LateJoinerPolicy::text);
        names(schemas, "Scope", Scope.values(), Scope::text);
        names(schemas, "ConsentDecision", ConsentDecision.values(), ConsentDecision::text);
        names(schemas, "RecordingKind", RecordingKind.values(), RecordingKind::text);
        names(schemas, "RecordingLayout", RecordingLayout.values(), RecordingLayout::text);
        var effective = Objects.requireNonNull(schemas.get("EffectiveRoom"));
        withOrigins(Objects.requireNonNull(schemas.get("Room")), effective);
        var ofTemplate = Objects.requireNonNull(schemas.get("Template")).getProperties();
        POLICY.forEach(name -> effective.addProperty(name, withOrigin(Objects.requireNonNull(ofTemplate.get(name)))));
        schemas.forEach((name, schema) -> {
            if (name.endsWith("Body")) {
                schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
            } else if (ANSWERS.contains(name) || name.endsWith("List")) {
                schema.setRequired(schema.getProperties().keySet().stream()
                        .filter(member -> !member.equals(ABSENT_ELSEWHERE))
                        .toList());
            }
        });
    }

    private static void withOrigins(Schema room, Schema effective) {
        room.getProperties().forEach((name, schema) -> {
            if (!name.equals(ABSENT_ELSEWHERE)) {
                effective.addProperty(name, SETTINGS.contains(name) ? withOrigin(schema) : schema);
            }
        });
    }

    private static Schema withOrigin(Schema value) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty(
                        "origin",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.STRING)
                                .enumeration(List.of("request", "template", "system")))
                .addProperty("value", value)
                .required(List.of("origin", "value"));
    }

    /** Enums are written in lower case on the wire. */
    private static <E> void names(Map<String, Schema> schemas, String name, E[] values, Function<E, String> text) {
        var schema = schemas.get(name);
        if (schema != null) {
            schema.setEnumeration(
                    new ArrayList<>(Arrays.stream(values).map(text).toList()));
        }
    }
}
