package dev.rooms.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rooms.domain.shared.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The operations that the committed API document names, so that a new route is tested without thinking. */
public final class Operations {
    public static final Path DOCUMENT = Path.of("openapi.json");
    private static final String UNKNOWN = "01900000-0000-7000-8000-000000000000";

    private static final String BANNED = "ben";

    private Operations() {}

    /** @param definition as the document has it */
    public record Operation(String method, String path, JsonNode definition) {
        public boolean hasBody() {
            return definition.has("requestBody");
        }

        public boolean mayLackItsBody() {
            return !definition.at("/requestBody/required").asBoolean();
        }

        public boolean isOfOne() {
            return path.contains("{id}");
        }

        public String example() {
            return definition
                    .at("/requestBody/content")
                    .path(Api.JSON)
                    .path("example")
                    .toString();
        }

        List<String> contentTypes() {
            var types = new ArrayList<String>();
            definition.at("/requestBody/content").fieldNames().forEachRemaining(types::add);
            return types;
        }

        List<String> queryParameters() {
            var names = new ArrayList<String>();
            definition.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("query")) {
                    names.add(parameter.path("name").asText());
                }
            });
            return names;
        }

        /** The codes of the problems that the document names. */
        public List<String> refusals() {
            var codes = new ArrayList<String>();
            definition
                    .path("responses")
                    .forEach(answer -> answer.at("/content/application~1problem+json/examples")
                            .fieldNames()
                            .forEachRemaining(codes::add));
            return codes;
        }

        /** The members of the items of a list. */
        List<String> itemProperties() {
            var list = resolve(
                    definition.at("/responses/200/content").path(Api.JSON).path("schema"));
            var names = new ArrayList<String>();
            resolve(list.at("/properties/items/items"))
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(names::add);
            return names;
        }

        private static JsonNode resolve(JsonNode schema) {
            return schema.has("$ref")
                    ? document().at(schema.path("$ref").asText().substring(1))
                    : schema;
        }

        /** Its path for something that exists. */
        public String pathOf(Api api) {
            return path.replace("{id}", isOfOne() ? Api.idIn(something(api)) : "")
                    .replace("{identity}", BANNED);
        }

        public String pathOfNothing() {
            return path.replace("{id}", UNKNOWN).replace("{identity}", BANNED);
        }

        private String something(Api api) {
            if (path.endsWith("/participants/{identity}")) {
                var meeting = Meeting.planned();
                meeting.join(BANNED);
                return meeting.path();
            }
            if (path.contains("{identity}")) {
                var room = api.room();
                api.post(room + "/tokens/revoke", Api.json("{'identity': '" + BANNED + "', 'ban': true}"));
                return room;
            }
            if (path.endsWith("/recording/start")) {
                return Meeting.live().path();
            }
            if (path.startsWith(Api.ROOMS)) {
                return api.room();
            }
            if (path.startsWith(Api.RECORDINGS)) {
                return Meeting.live().ready();
            }
            if (path.startsWith(Api.INBOX)) {
                return Api.failedWebhook();
            }
            if (path.startsWith(Api.TEMPLATES)) {
                return api.template();
            }
            return path.startsWith(Api.TOKENS)
                    ? api.token(api.room())
                    : Api.key("short-lived", Scope.CONSENTS_WRITE)
                            .key()
                            .id()
                            .value()
                            .toString();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public static JsonNode document() {
        try {
            return new ObjectMapper().readTree(Files.readString(DOCUMENT));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public static List<Operation> all() {
        var all = new ArrayList<Operation>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> all.add(new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        return all;
    }

    static List<Operation> withBody() {
        return all().stream().filter(Operation::hasBody).toList();
    }

    /** The operations that a caller needs a scope for. */
    static List<Operation> scoped() {
        return all().stream()
                .filter(operation -> !operation.path().equals("/api/v1/me"))
                .toList();
    }

    static List<Operation> withQuery() {
        return all().stream()
                .filter(operation -> !operation.queryParameters().isEmpty())
                .toList();
    }

    static List<Operation> ofOne() {
        return all().stream().filter(Operation::isOfOne).toList();
    }

    static List<Operation> lists() {
        return all().stream()
                .filter(operation ->
                        operation.definition().findValuesAsText("name").contains("cursor"))
                .toList();
    }
}
