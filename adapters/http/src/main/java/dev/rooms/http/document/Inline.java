package dev.rooms.http.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Writes ids and times where they stand: generators make useless types of schemas that are mere texts. */
final class Inline {
    private static final String REFERENCE = "#/components/schemas/";
    private static final Map<String, String> FORMATS = Map.of("UUID", "uuid", "Instant", "date-time");

    private Inline() {}

    static void complete(Map<String, Schema> schemas) {
        schemas.values().forEach(Inline::walk);
        FORMATS.keySet().forEach(schemas::remove);
    }

    private static void walk(Schema schema) {
        simplify(schema);
        parts(schema).forEach(Inline::walk);
    }

    private static Stream<Schema> parts(Schema schema) {
        var parts = new ArrayList<Schema>();
        if (schema.getProperties() != null) {
            parts.addAll(schema.getProperties().values());
        }
        if (schema.getAnyOf() != null) {
            parts.addAll(schema.getAnyOf());
        }
        Optional.ofNullable(schema.getItems()).ifPresent(parts::add);
        Optional.ofNullable(schema.getAdditionalPropertiesSchema()).ifPresent(parts::add);
        return parts.stream();
    }

    private static void simplify(Schema schema) {
        var isNullable = isNullable(schema);
        var text = Stream.concat(Stream.of(schema), choices(schema))
                .flatMap(each -> format(each).stream())
                .findFirst();
        if (text.isPresent()) {
            schema.setRef(null);
            schema.setAnyOf(null);
            schema.setType(
                    isNullable
                            ? List.of(Schema.SchemaType.STRING, Schema.SchemaType.NULL)
                            : List.of(Schema.SchemaType.STRING));
            schema.setFormat(text.get());
        } else if (isNullable && schema.getAdditionalPropertiesSchema() != null) {
            choose(schema);
        } else if (schema.getAnyOf() != null) {
            // The choices say all.
            schema.setType(null);
        }
    }

    /** A map or null: of a map with two types some generators forget the second. */
    private static void choose(Schema schema) {
        var map = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .additionalPropertiesSchema(schema.getAdditionalPropertiesSchema())
                .maxProperties(schema.getMaxProperties());
        schema.setType(null);
        schema.setAdditionalPropertiesSchema(null);
        schema.setMaxProperties(null);
        schema.setAnyOf(List.of(map, OASFactory.createSchema().addType(Schema.SchemaType.NULL)));
    }

    private static Stream<Schema> choices(Schema schema) {
        return schema.getAnyOf() == null ? Stream.of() : schema.getAnyOf().stream();
    }

    private static Optional<String> format(Schema schema) {
        return schema.getRef() == null
                ? Optional.empty()
                : Optional.ofNullable(FORMATS.get(schema.getRef().replace(REFERENCE, "")));
    }

    static boolean isNullable(Schema schema) {
        return isNull(schema) || choices(schema).anyMatch(Inline::isNull);
    }

    private static boolean isNull(Schema schema) {
        return schema.getType() != null && schema.getType().contains(Schema.SchemaType.NULL);
    }

    static Schema nullable(Schema schema) {
        return OASFactory.createSchema()
                .anyOf(List.of(schema, OASFactory.createSchema().addType(Schema.SchemaType.NULL)));
    }
}
