package dev.rooms.http.problem;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rooms.domain.shared.Violation;
import java.util.List;
import java.util.Map;

/** A problem detail (RFC 9457): the only thing that ever leaves on an error. */
public record Problem(
        String code,
        int status,
        String detail,
        String instance,
        String requestId,
        List<Violation> errors,
        Map<String, Object> facts) {
    public static final String MEDIA_TYPE = "application/problem+json";
    public static final String TYPES = "https://rooms.dev/problems/";

    static Problem of(String code, String detail, String instance, String requestId) {
        return new Problem(code, Catalogue.status(code), detail, instance, requestId, List.of(), Map.of());
    }

    public String json() {
        return node().toString();
    }

    private ObjectNode node() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("type", TYPES + code)
                .put("title", Catalogue.title(code))
                .put("status", status)
                .put("detail", detail)
                .put("instance", instance)
                .put("code", code)
                .put("request_id", requestId);
        if (!errors.isEmpty()) {
            var list = json.putArray("errors");
            errors.forEach(error -> list.addObject()
                    .put("pointer", error.pointer())
                    .put("code", error.code())
                    .put("detail", error.detail()));
        }
        facts.forEach((name, value) -> put(json, name, value));
        return json;
    }

    private static void put(ObjectNode json, String name, Object value) {
        switch (value) {
            case Number number -> json.put(name, number.longValue());
            case List<?> all -> all.forEach(each -> json.withArray("/" + name).add(each.toString()));
            default -> json.put(name, value.toString());
        }
    }
}
