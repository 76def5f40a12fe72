package dev.rooms.http.document;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Makes the schemas as strict as the API is: bodies know no further fields, answers leave none out. */
final class Schemas {
    /** The members that some answers lack. */
    private static final Set<String> ABSENT_ELSEWHERE = Set.of("Room.not_applied", "ApiKey.key", "Event.sequence");

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
        Enums.complete(schemas);
        // In a merge patch null removes a text.
        for (var patch : List.of("RoomPatchBody", "TemplatePatchBody")) {
            var metadata =
                    Objects.requireNonNull(schemas.get(patch)).getProperties().get("metadata");
            Objects.requireNonNull(metadata)
                    .setAdditionalPropertiesSchema(
                            OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING, Schema.SchemaType.NULL)));
        }
        Inline.complete(schemas);
        schemas.forEach(Schemas::describe);
        schemas.put("Problem", Problems.schema());
        schemas.put("Violation", Problems.violation());
        var effective = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A room of which each setting has its value and its origin");
        schemas.put("EffectiveRoom", effective);
        withOrigins(Objects.requireNonNull(schemas.get("Room")), effective);
        var ofTemplate = Objects.requireNonNull(schemas.get("Template")).getProperties();
        POLICY.forEach(name -> effective.addProperty(name, withOrigin(Objects.requireNonNull(ofTemplate.get(name)))));
        schemas.forEach((name, schema) -> {
            if (name.endsWith("Body")) {
                schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
            } else if (schema.getProperties() != null && !name.equals("Problem")) {
                schema.setRequired(schema.getProperties().keySet().stream()
                        .filter(member -> !ABSENT_ELSEWHERE.contains(name + "." + member))
                        .toList());
            }
        });
    }

    private static void describe(String name, Schema schema) {
        if (schema.getProperties() != null) {
            schema.getProperties()
                    .forEach((member, value) -> Words.description(name, member).ifPresent(value::setDescription));
        }
    }

    private static void withOrigins(Schema room, Schema effective) {
        room.getProperties().forEach((name, schema) -> {
            if (!ABSENT_ELSEWHERE.contains("Room." + name)) {
                effective.addProperty(name, SETTINGS.contains(name) ? withOrigin(schema) : schema);
            }
        });
    }

    private static Schema withOrigin(Schema value) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description(value.getDescription())
                .addProperty(
                        "origin",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.STRING)
                                .enumeration(List.of("request", "template", "system")))
                .addProperty("value", value)
                .required(List.of("origin", "value"));
    }
}
