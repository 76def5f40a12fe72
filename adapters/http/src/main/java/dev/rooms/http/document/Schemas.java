package dev.rooms.http.document;

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
import java.util.function.Function;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Makes the schemas as strict as the API is: bodies know no further fields, answers leave none out. */
final class Schemas {
    private static final List<String> ANSWERS = List.of(
            "Template",
            "Role",
            "Room",
            "Session",
            "CurrentSession",
            "RoomChange",
            "Token",
            "MintedToken",
            "Participant");

    private Schemas() {}

    static void complete(Map<String, Schema> schemas) {
        names(schemas, "RoomType", RoomType.values(), RoomType::text);
        names(schemas, "ParticipantRole", ParticipantRole.values(), ParticipantRole::text);
        names(schemas, "Codec", Codec.values(), Codec::mime);
        names(schemas, "PublishSource", PublishSource.values(), PublishSource::text);
        names(schemas, "ConsentPolicy", ConsentPolicy.values(), ConsentPolicy::text);
        names(schemas, "LateJoinerPolicy", LateJoinerPolicy.values(), LateJoinerPolicy::text);
        names(schemas, "Scope", Scope.values(), Scope::text);
        schemas.forEach((name, schema) -> {
            if (name.endsWith("Body")) {
                schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
            } else if (ANSWERS.contains(name) || name.endsWith("List")) {
                schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
            }
        });
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
