package dev.rooms.http.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Checks values against the schemas of an API document, as far as ours say something. */
final class SchemaCheck {
    private final JsonNode document;
    private final List<String> findings = new ArrayList<>();

    private SchemaCheck(JsonNode document) {
        this.document = document;
    }

    static List<String> findings(JsonNode document, JsonNode schema, JsonNode value) {
        var check = new SchemaCheck(document);
        check.check(schema, value, "");
        return check.findings;
    }

    private void must(boolean holds, String where, String what) {
        if (!holds) {
            findings.add(where + " " + what);
        }
    }

    private void check(JsonNode written, JsonNode value, String where) {
        var schema = resolve(written);
        for (var choice : List.of("anyOf", "oneOf")) {
            if (schema.has(choice)) {
                var fitting = StreamSupport.stream(schema.get(choice).spliterator(), false)
                        .filter(one -> findings(document, one, value).isEmpty())
                        .count();
                must(choice.equals("anyOf") ? fitting > 0 : fitting == 1, where, "fits " + fitting + " of " + choice);
            }
        }
        if (schema.has("type")) {
            must(types(schema).stream().anyMatch(type -> isOf(type, value)), where, "is no " + types(schema));
        }
        if (schema.has("enum")) {
            must(contains(schema.get("enum"), value), where, "is none of " + schema.get("enum"));
        }
        if (value.isTextual()) {
            checkText(schema, value.asText(), where);
        } else if (value.isNumber()) {
            must(value.asDouble() >= schema.path("minimum").asDouble(-Double.MAX_VALUE), where, "is too small");
            must(value.asDouble() <= schema.path("maximum").asDouble(Double.MAX_VALUE), where, "is too large");
        } else if (value.isArray()) {
            must(value.size() >= schema.path("minItems").asInt(0), where, "has too few items");
            for (var i = 0; i < value.size(); i++) {
                check(schema.path("items"), value.get(i), where + "/" + i);
            }
        } else if (value.isObject()) {
            checkObject(schema, value, where);
        }
    }

    private void checkText(JsonNode schema, String text, String where) {
        var length = text.codePointCount(0, text.length());
        must(length >= schema.path("minLength").asInt(0), where, "is too short");
        must(length <= schema.path("maxLength").asInt(Integer.MAX_VALUE), where, "is too long");
        must(Pattern.compile(schema.path("pattern").asText("")).matcher(text).find(), where, "has another pattern");
        if (schema.path("format").asText().equals("date-time")) {
            must(isTime(text), where, "is no time");
        }
    }

    private void checkObject(JsonNode schema, JsonNode value, String where) {
        schema.path("required").forEach(name -> must(value.has(name.asText()), where, "lacks " + name));
        must(value.size() <= schema.path("maxProperties").asInt(Integer.MAX_VALUE), where, "has too many members");
        value.properties().forEach(member -> {
            var own = schema.path("properties").path(member.getKey());
            var other = schema.path("additionalProperties");
            must(!own.isMissingNode() || !other.isBoolean() || other.asBoolean(), where, "has " + member.getKey());
            check(own.isMissingNode() ? other : own, member.getValue(), where + "/" + member.getKey());
        });
    }

    private JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException noTime) {
            return false;
        }
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(value::equals);
    }

    static List<String> types(JsonNode schema) {
        var type = schema.path("type");
        return type.isTextual()
                ? List.of(type.asText())
                : StreamSupport.stream(type.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
