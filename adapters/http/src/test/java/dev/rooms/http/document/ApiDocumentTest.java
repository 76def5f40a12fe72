package dev.rooms.http.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rooms.http.Api;
import dev.rooms.http.Operations;
import dev.rooms.http.Operations.Operation;
import dev.rooms.http.problem.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class ApiDocumentTest {
    private static final String ACCEPT = "openapi.accept";
    private static final String BREAK = "openapi.break";
    private static final String HOW = """
            The API is not the one in adapters/http/openapi.json any more.
            If that is meant, write it down, and commit the file with your change:
              ./mvnw -pl adapters/http -am test -D%s -Dtest=ApiDocumentTest -Dsurefire.failIfNoSpecifiedTests=false
            """.formatted(ACCEPT);

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final Api api = Api.admin();

    private JsonNode generated() throws IOException {
        return MAPPER.readTree(
                api.call().header("Accept", "application/json").get("/openapi").asString());
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String breaking(List<String> findings) {
        return """
                This breaks those who rely on the API in adapters/http/openapi.json:
                  %s
                If that cannot be helped, add -D%s to the command that accepts a change.
                """.formatted(String.join("\n  ", findings), BREAK);
    }

    @Test
    void the_api_is_the_one_that_was_agreed_upon() throws IOException {
        var now = generated();
        var agreed = Files.exists(Operations.DOCUMENT) ? Operations.document() : MissingNode.getInstance();
        var broken = BreakingChanges.between(agreed, now);
        if (System.getProperty(BREAK) == null) {
            assertThat(broken).withFailMessage(() -> breaking(broken)).isEmpty();
        }
        if (System.getProperty(ACCEPT) != null) {
            var sorted = MAPPER.treeToValue(now, Object.class);
            Files.writeString(Operations.DOCUMENT, MAPPER.writeValueAsString(sorted) + "\n");
        } else {
            assertThat(now).withFailMessage(HOW).isEqualTo(agreed);
        }
    }

    /** The names that clients rely on: more may be added, none renamed. */
    @ParameterizedTest
    @CsvSource({
        "Room, id name room_type status end_reason template_id booking_id service_session_id starts_at ends_at"
                + " max_participants empty_timeout_seconds departure_timeout_seconds max_duration_seconds"
                + " grace_seconds codecs recording_enabled sip_enabled metadata current_session created_at updated_at",
        "Session, id livekit_room sid started_at ended_at end_reason peak_participants unique_participants",
        "Template, id name room_type is_default archived revision max_participants empty_timeout_seconds"
                + " departure_timeout_seconds max_duration_seconds grace_seconds codecs recording_enabled sip_enabled"
                + " metadata roles consent_policy late_joiner_policy consent_text_version recording_auto_start"
                + " retention_days",
        "TokenBody, identity role name ttl_seconds attributes metadata max_uses grants",
        "MintedToken, id token server_url livekit_room identity role expires_at",
        "Token, id room_id session_id identity name role issued_by issued_at expires_at first_joined_at last_seen_at"
                + " join_count max_uses revoked_at revoked_by",
        "Participant, identity name role kind state session_id joined_at left_at duration_seconds disconnect_reason"
                + " audio_seconds video_seconds screen_share_seconds token_id",
        "StartBody, kind layout preset max_duration_seconds track_sid identity",
        "Recording, id room_id session_id kind layout preset status status_reason requested_by started_at ended_at"
                + " duration_seconds size_bytes object_key legal_hold expires_at history",
        "DownloadLink, url expires_at",
        "Consent, identity decision text_version locale recorded_at recorded_by"
    })
    void fields_have_the_names_that_were_promised(String schema, String names) throws IOException {
        var fields = generated().at("/components/schemas/" + schema + "/properties");
        assertThat(names.split(" "))
                .allSatisfy(name -> assertThat(fields.has(name)).as(name).isTrue());
    }

    @Test
    void it_is_json_to_who_says_nothing_and_yaml_to_who_asks_for_it() throws IOException, InterruptedException {
        for (var path : List.of("/openapi", "/openapi/")) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                    .build();
            try (var client = HttpClient.newHttpClient()) {
                var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                        .startsWith("application/json");
                assertThat(MAPPER.readTree(answer.body()).path("openapi").asText())
                        .startsWith("3.1");
            }
            var yaml = api.call().header("Accept", "application/yaml").get(path);
            assertThat(yaml.contentType()).startsWith("application/yaml");
            assertThat(yaml.asString()).contains("openapi: 3.1");
        }
    }

    @Test
    void it_is_small_and_comes_with_a_tag() {
        for (var path : List.of("/openapi", "/openapi.json", "/openapi.yaml", "/openapi?format=yaml")) {
            var first = Api.anonymous().get(path);
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.asString().startsWith("{")).isEqualTo(!path.contains("yaml"));
            assertThat(first.asString().lines().limit(2).count()).isEqualTo(path.contains("yaml") ? 2 : 1);
            for (var tag : List.of(first.header("ETag"), "W/" + first.header("ETag"))) {
                var again = Api.anonymous().call().header("If-None-Match", tag).get(path);
                assertThat(again.statusCode()).isEqualTo(304);
                assertThat(again.asString()).isEmpty();
            }
            assertThat(Api.anonymous().call().head(path).header("ETag")).isEqualTo(first.header("ETag"));
        }
    }

    @Test
    void the_explorer_is_a_page() {
        var answer = Api.anonymous().call().redirects().follow(true).get("/explorer");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.asString()).contains("/openapi");
    }

    @Test
    void it_says_where_and_how_the_api_is_called() {
        var document = Operations.document();
        assertThat(document.at("/servers/0/url").asText()).isEqualTo("/");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asText())
                .isEqualTo("bearer");
        assertThat(document.toString()).doesNotContain("x-problems");
        assertThat(document.path("paths").properties())
                .allSatisfy(path -> assertThat(path.getKey()).startsWith("/api/v1/"));
    }

    @Test
    void operations_are_called_differently() {
        assertThat(Operations.all())
                .hasSizeGreaterThan(15)
                .extracting(
                        operation -> operation.definition().path("operationId").asText())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dev.rooms.http.Operations#all")
    void every_operation_is_fully_described(Operation operation) {
        var definition = operation.definition();
        assertThat(definition.path("operationId").asText()).matches("[a-z][A-Za-z]+");
        assertThat(definition.path("summary").asText()).isNotBlank();
        assertThat(definition.path("tags")).isNotEmpty();
        assertThat(definition.path("security").toString()).contains("bearer");
        assertThat(definition.path("responses").properties())
                .anySatisfy(answer -> assertThat(answer.getKey()).startsWith("2"));
        var expected = new HashSet<>(Set.of(
                "unauthenticated", "bad-parameter", "not-acceptable", "internal", "store-unavailable", "bad-request"));
        if (!operation.path().endsWith("/me")) {
            expected.add("scope-missing");
        }
        if (operation.hasBody()) {
            expected.addAll(Set.of("malformed-json", "invalid", "body-too-large", "unsupported-media-type"));
            if (operation.method().equals("POST")
                    && ApiDocument.hasOneEffect(PathItem.HttpMethod.POST, operation.path())) {
                expected.add("idempotency-key-reused");
            }
        }
        if (operation.method().equals("POST") && !operation.path().startsWith(Api.STORAGE)) {
            if (!ApiDocument.hasNoEffect(operation.path())) {
                expected.add("request-running");
            }
        }
        if (Set.of("PATCH", "DELETE").contains(operation.method())
                && !operation.path().startsWith(Api.KEYS)
                && !operation.path().contains("/bans")) {
            expected.add("stale");
        }
        assertThat(codes(operation)).containsAll(expected);
    }

    private static List<String> codes(Operation operation) {
        return operation.definition().path("responses").properties().stream()
                .flatMap(answer -> stream(answer.getValue().at("/content/application~1problem+json/examples"))
                        .map(example -> {
                            var problem = example.path("value");
                            var code = problem.path("code").asText();
                            assertThat(answer.getKey())
                                    .isEqualTo(problem.path("status").asText());
                            assertThat(Catalogue.all())
                                    .containsEntry(code, problem.path("status").asInt());
                            return code;
                        }))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dev.rooms.http.Operations#all")
    void every_operation_answers_as_described(Operation operation) throws IOException {
        var document = Operations.document();
        var call = operation.hasBody() ? api.sending(operation.example()) : api.call();
        var answer = call.request(operation.method(), operation.pathOf(api));
        var described = operation.definition().path("responses").path(String.valueOf(answer.statusCode()));
        assertThat(described.isMissingNode())
                .as("%s %s", answer.statusCode(), answer.asString())
                .isFalse();
        assertThat(answer.statusCode()).isLessThan(303);
        var schema = described.at("/content/application~1json/schema");
        assertThat(schema.isMissingNode()).isEqualTo(answer.asString().isEmpty());
        if (!schema.isMissingNode()) {
            assertThat(SchemaCheck.findings(document, schema, MAPPER.readTree(answer.asString())))
                    .isEmpty();
        }
        described.path("headers").fieldNames().forEachRemaining(header -> {
            if (!header.equals("Idempotency-Replayed")) {
                assertThat(answer.header(header)).as(header).isNotNull();
            }
        });
    }

    @Test
    void the_effective_view_is_described() throws IOException {
        var answer = MAPPER.readTree(api.get(api.room() + "?view=effective").asString());
        var document = Operations.document();
        var schema = document.at("/components/schemas/EffectiveRoom");
        assertThat(SchemaCheck.findings(document, schema, answer)).isEmpty();
    }

    @Test
    void every_example_is_as_its_schema_wants() {
        var document = Operations.document();
        for (var owner : document.findParents("examples")) {
            if (owner.path("examples").isArray()) {
                owner.path("examples")
                        .forEach(example -> assertThat(SchemaCheck.findings(document, owner, example))
                                .as(owner.toString())
                                .isEmpty());
            } else {
                owner.path("examples")
                        .forEach(example -> assertThat(
                                        SchemaCheck.findings(document, owner.path("schema"), example.path("value")))
                                .as(example.toString())
                                .isEmpty());
            }
        }
        for (var owner : document.findParents("example")) {
            assertThat(SchemaCheck.findings(document, owner.path("schema"), owner.path("example")))
                    .as(owner.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rooms.http.Operations#withBody")
    void every_example_of_a_body_is_taken(Operation operation) {
        operation.definition().at("/requestBody/content").properties().forEach(media -> {
            var answer = api.sending(media.getValue().path("example").toString())
                    .contentType(media.getKey())
                    .request(operation.method(), operation.pathOf(api));
            assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 302);
        });
    }
}
