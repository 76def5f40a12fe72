package dev.rooms.http.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What in a new API document takes something from those who rely on the old one: an operation, answer or field that is
 * gone, a value that is no longer taken, something more that is asked for. New operations, fields and values are welcome.
 */
final class BreakingChanges {
    private static final List<String> FLOORS = List.of("minimum", "minLength", "minItems");
    private static final List<String> CEILINGS = List.of("maximum", "maxLength", "maxItems", "maxProperties");
    private static final int DEEPEST = 20;

    private enum Side {
        REQUEST,
        ANSWER
    }

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> found = new ArrayList<>();

    private BreakingChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    static List<String> between(JsonNode before, JsonNode after) {
        var changes = new BreakingChanges(before, after);
        before.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> changes.operation(
                                operation.getKey() + " " + path.getKey(),
                                operation.getValue(),
                                after.path("paths").path(path.getKey()).path(operation.getKey()))));
        return changes.found;
    }

    private void must(boolean holds, String where, String what) {
        if (!holds) {
            found.add(where + ": " + what);
        }
    }

    private void operation(String where, JsonNode old, JsonNode now) {
        if (now.isMissingNode()) {
            must(false, where, "is gone");
            return;
        }
        must(old.path("operationId").equals(now.path("operationId")), where, "is called otherwise");
        old.path("parameters").forEach(parameter -> parameter(where, parameter, named(now, parameter)));
        now.path("parameters")
                .forEach(parameter -> must(
                        !parameter.path("required").asBoolean()
                                || !named(old, parameter).isMissingNode(),
                        where,
                        "now needs the parameter " + parameter.path("name").asText()));
        body(where + " body", old.path("requestBody"), now.path("requestBody"));
        old.path("responses").properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .forEach(answer -> answer(
                        where + " " + answer.getKey(),
                        answer.getValue(),
                        now.path("responses").path(answer.getKey())));
    }

    private void parameter(String where, JsonNode old, JsonNode now) {
        var name = where + " " + old.path("name").asText();
        must(!now.isMissingNode(), name, "is gone");
        must(old.path("required").asBoolean() || !now.path("required").asBoolean(), name, "is now required");
        schema(Side.REQUEST, name, old.path("schema"), now.path("schema"), 0);
    }

    private static JsonNode named(JsonNode operation, JsonNode parameter) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .filter(other -> other.path("name").equals(parameter.path("name")))
                .filter(other -> other.path("in").equals(parameter.path("in")))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private void body(String where, JsonNode old, JsonNode now) {
        must(old.path("required").asBoolean() || !now.path("required").asBoolean(), where, "is now required");
        content(Side.REQUEST, where, old, now);
    }

    private void answer(String where, JsonNode old, JsonNode now) {
        must(!now.isMissingNode(), where, "is gone");
        old.path("headers")
                .fieldNames()
                .forEachRemaining(header -> must(now.path("headers").has(header), where, header + " is gone"));
        content(Side.ANSWER, where, old, now);
    }

    private void content(Side side, String where, JsonNode old, JsonNode now) {
        old.path("content").properties().forEach(media -> {
            var other = now.path("content").path(media.getKey());
            must(!other.isMissingNode(), where, media.getKey() + " is gone");
            schema(side, where, media.getValue().path("schema"), other.path("schema"), 0);
        });
    }

    private void schema(Side side, String where, JsonNode oldWritten, JsonNode nowWritten, int depth) {
        var old = resolve(before, oldWritten);
        var now = resolve(after, nowWritten);
        if (depth > DEEPEST || now.isMissingNode()) {
            return;
        }
        var wider = side == Side.REQUEST ? now : old;
        var narrower = side == Side.REQUEST ? old : now;
        must(
                isAny(wider) || (!isAny(narrower) && types(wider).containsAll(types(narrower))),
                where,
                "has another type");
        must(old.path("format").equals(now.path("format")), where, "has another format");
        must(
                !now.has("enum") || (old.has("enum") ? values(now).containsAll(values(old)) : side == Side.ANSWER),
                where,
                "has lost a value");
        if (side == Side.REQUEST) {
            limits(where, old, now);
        }
        members(side, where, old, now, depth);
        for (var choice : List.of("anyOf", "oneOf")) {
            must(
                    side == Side.REQUEST
                            ? !now.has(choice)
                                    || now.path(choice).size()
                                            >= old.path(choice).size()
                            : now.path(choice).size() <= old.path(choice).size(),
                    where,
                    "has other choices");
            for (var i = 0;
                    i < Math.min(old.path(choice).size(), now.path(choice).size());
                    i++) {
                schema(side, where, old.path(choice).get(i), now.path(choice).get(i), depth + 1);
            }
        }
    }

    private void members(Side side, String where, JsonNode old, JsonNode now, int depth) {
        var asked = side == Side.REQUEST ? now : old;
        var known = side == Side.REQUEST ? old : now;
        asked.path("required")
                .forEach(name -> must(
                        contains(known.path("required"), name),
                        where + "/" + name.asText(),
                        side == Side.REQUEST ? "is now required" : "may now be missing"));
        old.path("properties").properties().forEach(member -> {
            var name = where + "/" + member.getKey();
            var other = now.path("properties").path(member.getKey());
            must(!other.isMissingNode(), name, "is gone");
            schema(side, name, member.getValue(), other, depth + 1);
        });
        for (var inner : List.of("items", "additionalProperties")) {
            if (old.path(inner).isObject()) {
                schema(side, where + "/*", old.path(inner), now.path(inner), depth + 1);
            }
        }
    }

    private void limits(String where, JsonNode old, JsonNode now) {
        FLOORS.forEach(floor -> must(
                now.path(floor).asDouble(-Double.MAX_VALUE) <= old.path(floor).asDouble(-Double.MAX_VALUE),
                where,
                floor + " was raised"));
        CEILINGS.forEach(ceiling -> must(
                now.path(ceiling).asDouble(Double.MAX_VALUE)
                        >= old.path(ceiling).asDouble(Double.MAX_VALUE),
                where,
                ceiling + " was lowered"));
        must(!now.has("pattern") || now.path("pattern").equals(old.path("pattern")), where, "has another pattern");
        must(
                now.path("uniqueItems").asBoolean() == old.path("uniqueItems").asBoolean(),
                where,
                "has another uniqueItems");
    }

    private static JsonNode resolve(JsonNode document, JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private static boolean isAny(JsonNode schema) {
        return !schema.has("type");
    }

    /** A whole number is a number too. */
    private static Set<String> types(JsonNode schema) {
        var types = new TreeSet<>(SchemaCheck.types(schema));
        if (types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    private static Set<JsonNode> values(JsonNode schema) {
        return StreamSupport.stream(schema.path("enum").spliterator(), false).collect(Collectors.toSet());
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(value::equals);
    }
}
