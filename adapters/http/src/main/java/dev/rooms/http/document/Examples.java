package dev.rooms.http.document;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Puts the examples of members together to examples of whole bodies and answers. */
final class Examples {
    /** JSON's null, where Java's would mean that there is no example. */
    static final Object NULL = new Object();

    private static final String REFERENCE = "#/components/schemas/";
    private static final String ID = "019a8f6e-5d7c-7b6e-a1f0-c2d4e6f80912";
    private static final String TIME = "2026-12-01T09:00:00Z";

    private final Map<String, Schema> schemas;

    Examples(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    /** A body says what its members have examples for, and what it has to. */
    void ofBody(Content content) {
        content.getMediaTypes().values().forEach(media -> media.setExample(body(name(media.getSchema()))));
    }

    private Map<String, Object> body(String name) {
        var schema = schemas.getOrDefault(name, null);
        var example = new LinkedHashMap<String, Object>();
        if (schema == null || schema.getProperties() == null) {
            return example;
        }
        var required = schema.getRequired() == null ? List.<String>of() : schema.getRequired();
        schema.getProperties().forEach((member, value) -> {
            if (value.getExamples() != null) {
                example.put(member, value.getExamples().getFirst());
            } else if (required.contains(member)) {
                example.put(member, plain(value(name, member, value)));
            }
        });
        return example;
    }

    /** An answer says everything. */
    void ofAnswer(Content content) {
        content.getMediaTypes().values().forEach(media -> {
            if (media.getSchema() != null && media.getExamples() == null) {
                media.setExample(answer(name(media.getSchema())));
            }
        });
    }

    private @Nullable Object answer(String name) {
        var schema = schemas.get(name);
        if (schema == null) {
            throw new IllegalStateException("no schema " + name);
        }
        if (schema.getProperties() == null) {
            return plain(value(name, "", schema));
        }
        var example = new HashMap<String, Object>();
        schema.getProperties().forEach((member, value) -> {
            if (schema.getRequired() != null && schema.getRequired().contains(member)) {
                example.put(member, plain(value(name, member, value)));
            }
        });
        return example;
    }

    private static @Nullable Object plain(Object value) {
        return value == NULL ? null : value;
    }

    private Object value(String name, String member, Schema schema) {
        if (schema.getProperties() != null) {
            return layered(name, member, schema.getProperties());
        }
        return Words.example(name, member).orElseGet(() -> of(name, member, schema));
    }

    /** A setting with its origin. */
    private Object layered(String name, String member, Map<String, Schema> parts) {
        var example = new HashMap<String, Object>();
        parts.forEach((part, schema) ->
                example.put(part, plain(value(name, part.equals("value") ? member : part, schema))));
        return example;
    }

    private Object of(String name, String member, Schema schema) {
        if (schema.getExamples() != null) {
            return schema.getExamples().getFirst();
        }
        if (Inline.isNullable(schema) && schema.getAnyOf() == null) {
            return NULL;
        }
        if (schema.getAnyOf() != null) {
            return of(name, member, schema.getAnyOf().getFirst());
        }
        if (schema.getRef() != null) {
            var type = schemas.get(name(schema));
            return type != null && type.getEnumeration() != null
                    ? type.getEnumeration().getFirst()
                    : Objects.requireNonNullElse(answer(name(schema)), NULL);
        }
        if (schema.getEnumeration() != null) {
            return schema.getEnumeration().getFirst();
        }
        return ofType(name, member, schema);
    }

    private Object ofType(String name, String member, Schema schema) {
        return switch (schema.getType().getFirst()) {
            case ARRAY ->
                List.of(Optional.ofNullable(plain(of(name, member, schema.getItems())))
                        .orElse(""));
            case OBJECT -> Map.of();
            case BOOLEAN -> false;
            case INTEGER, NUMBER -> 1;
            case STRING ->
                switch (String.valueOf(schema.getFormat())) {
                    case "uuid" -> ID;
                    case "date-time" -> TIME;
                    default -> throw new IllegalStateException("no example of " + name + "." + member);
                };
            case NULL -> NULL;
        };
    }

    private static String name(Schema schema) {
        if (schema.getAnyOf() != null) {
            return name(schema.getAnyOf().getFirst());
        }
        return schema.getRef() == null ? "" : schema.getRef().replace(REFERENCE, "");
    }
}
