package dev.rooms.http;

import static dev.rooms.http.Problems.assertInvalid;
import static dev.rooms.http.Problems.assertProblem;
import static dev.rooms.http.Problems.detail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.House;
import dev.rooms.application.access.CreateApiKey;
import dev.rooms.application.access.RevokeApiKey;
import dev.rooms.domain.shared.Scope;
import dev.rooms.http.Operations.Operation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every route that the API document names. */
@QuarkusTest
class MannersTest {
    private static final String ALL = "dev.rooms.http.Operations#all";
    private static final String SCOPED = "dev.rooms.http.Operations#scoped";
    private static final String WITH_BODY = "dev.rooms.http.Operations#withBody";
    private static final String OF_ONE = "dev.rooms.http.Operations#ofOne";
    private static final String WITH_QUERY = "dev.rooms.http.Operations#withQuery";
    private static final String LISTS = "dev.rooms.http.Operations#lists";

    private final Api admin = Api.admin();

    private static RequestSpecification sending(Operation operation, Api api) {
        return operation.hasBody() ? api.sending(operation.example()) : api.call();
    }

    private static Response run(Operation operation, Api api, String path) {
        return sending(operation, api).request(operation.method(), path);
    }

    /** The scope that the document names. */
    private static Scope needed(Operation operation) {
        return Scope.find(operation.definition().path("x-scope").asText()).orElseThrow();
    }

    private static String expiredKey() {
        var house = Stage.HOUSE;
        var soon = house.clock.instant().plusSeconds(1);
        var key = house.createApiKey.handle(
                new CreateApiKey.Command(house.admin(), "expired", Set.of(Scope.ADMIN), soon));
        house.clock.advance(Duration.ofSeconds(1));
        return key.text();
    }

    private static String revokedKey() {
        var key = Api.key("revoked", Scope.ADMIN);
        Stage.HOUSE.revokeApiKey.handle(
                new RevokeApiKey.Command(Stage.HOUSE.admin(), key.key().id(), null));
        return key.text();
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void no_key_a_wrong_an_expired_or_a_revoked_one_is_refused(Operation operation) {
        var path = operation.pathOfNothing();
        for (var caller : Set.of(
                Api.anonymous(),
                Api.by("rk_test_11111111111111111111111111111111"),
                Api.by(Api.key("half", Scope.ADMIN).text().substring(0, 60)),
                Api.by(""),
                Api.by(expiredKey()),
                Api.by(revokedKey()))) {
            var answer = run(operation, caller, path);
            assertProblem(answer, "unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void another_scheme_is_no_key(Operation operation) {
        var answer = sending(operation, Api.anonymous())
                .header("Authorization", "Basic cms6cms=")
                .request(operation.method(), operation.pathOfNothing());
        assertProblem(answer, "unauthenticated");
    }

    @ParameterizedTest
    @MethodSource(SCOPED)
    void a_key_without_the_scope_is_refused_and_the_scope_named(Operation operation) {
        var needed = needed(operation);
        var others = Arrays.stream(Scope.values())
                .filter(scope -> scope != needed && scope != Scope.ADMIN)
                .toArray(Scope[]::new);
        var answer = run(operation, Api.allowed("stranger", others), operation.pathOfNothing());
        assertProblem(answer, "scope-missing");
        assertThat(answer.jsonPath().getString("scope")).isEqualTo(needed.text());
    }

    @ParameterizedTest
    @MethodSource(SCOPED)
    void a_key_with_just_the_scope_will_do(Operation operation) {
        var answer = run(operation, Api.allowed("specialist", needed(operation)), operation.pathOf(admin));
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 302);
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void a_slash_at_the_end_changes_nothing(Operation operation) {
        var answer = run(operation, admin, operation.pathOf(admin) + "/");
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 302);
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void another_method_is_refused_and_the_right_ones_named(Operation operation) {
        var allowed = new TreeSet<>(Set.of("OPTIONS"));
        Operations.all().stream()
                .filter(other -> other.path().equals(operation.path()))
                .forEach(other -> allowed.add(other.method()));
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        for (var method : Set.of("PUT", "TRACE", "FROBNICATE")) {
            for (var slash : Set.of("", "/")) {
                var answer = admin.call().request(method, operation.pathOfNothing() + slash);
                assertProblem(answer, "method-not-allowed");
                assertThat(answer.header("Allow").split(", ")).containsExactlyElementsOf(allowed);
            }
        }
        var options = admin.call().options(operation.pathOfNothing());
        assertThat(options.statusCode()).isEqualTo(200);
        assertThat(options.header("Allow").split(", ")).containsExactlyElementsOf(allowed);
    }

    @ParameterizedTest
    @MethodSource(WITH_BODY)
    void another_content_type_is_refused(Operation operation) {
        for (var type : Set.of("text/plain", "application/xml", "application/octet-stream", "application/jsonx")) {
            var answer = admin.sending(operation.example())
                    .contentType(type)
                    .request(operation.method(), operation.pathOfNothing());
            assertProblem(answer, "unsupported-media-type");
        }
    }

    @ParameterizedTest
    @MethodSource(WITH_BODY)
    void a_body_of_no_content_type_is_refused(Operation operation) throws IOException, InterruptedException {
        // REST Assured would say one by itself.
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + operation.pathOf(admin)))
                .header("Authorization", "Bearer " + House.OPERATOR_KEY)
                .method(operation.method(), HttpRequest.BodyPublishers.ofString(operation.example()))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(answer.body()).contains("\"code\":\"unsupported-media-type\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "UTF-8", "utf8", "UTF8", "\"utf-8\"", "Utf-8"})
    void any_spelling_of_the_charset_is_taken(String charset) {
        var answer = admin.call()
                .contentType("application/json; charset=" + charset)
                .body(Api.json("{'name': 'Zoë', 'room_type': 'group'}").getBytes(StandardCharsets.UTF_8))
                .post(Api.ROOMS);
        assertThat(answer.jsonPath().getString("name")).isEqualTo("Zoë");
    }

    @Test
    void an_offset_may_lack_its_colon() {
        for (var time : Set.of("2099-01-01T02:00:00+0200", "2099-01-01T00:00:00+0000", "2098-12-31T22:00:00-0200")) {
            var made =
                    admin.post(Api.ROOMS, Api.json("{'name': 'A', 'room_type': 'group', 'starts_at': '" + time + "'}"));
            assertThat(made.jsonPath().getString("starts_at")).isEqualTo("2099-01-01T00:00:00Z");
            assertThat(admin.get(Api.ROOMS + "?created_after=" + time.replace("+", "%2B"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource(WITH_BODY)
    void an_optional_body_may_be_null(Operation operation) {
        if (operation.mayLackItsBody()) {
            var answer = admin.sending("null").request(operation.method(), operation.pathOf(admin));
            assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 202);
        }
    }

    @ParameterizedTest
    @MethodSource(WITH_BODY)
    void a_body_in_another_charset_is_refused(Operation operation) {
        var path = operation.pathOf(admin);
        for (var type : operation.contentTypes()) {
            for (var charset : Set.of("iso-8859-1", "utf-16", "us-ascii", "utf-7", "nix", "\"\"")) {
                var answer = admin.sending(operation.example())
                        .contentType(type + "; charset=" + charset)
                        .request(operation.method(), path);
                assertProblem(answer, "unsupported-media-type");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(WITH_BODY)
    void a_packed_body_is_refused(Operation operation) {
        var answer = admin.sending(operation.example())
                .contentType(operation.contentTypes().iterator().next())
                .header("Content-Encoding", "gzip")
                .request(operation.method(), operation.pathOf(admin));
        assertProblem(answer, "unsupported-media-type");
    }

    @ParameterizedTest
    @MethodSource(WITH_BODY)
    void a_body_that_is_said_to_be_utf_8_is_taken(Operation operation) {
        for (var type : operation.contentTypes()) {
            for (var parameter : Set.of(";charset=utf-8", "; charset=UTF-8", "; Charset=\"Utf-8\"", "; v=1")) {
                var answer = admin.sending(operation.example())
                        .contentType(type + parameter)
                        .request(operation.method(), operation.pathOf(admin));
                assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 302);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void what_is_not_json_cannot_be_had(Operation operation) {
        for (var type : Set.of("text/html", "application/xml", "image/png")) {
            var answer = sending(operation, admin)
                    .header("Accept", type)
                    .request(operation.method(), operation.pathOf(admin));
            assertProblem(answer, "not-acceptable");
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void an_accept_that_the_document_implies_is_never_refused(Operation operation) {
        for (var type : Set.of(
                "application/problem+json",
                "Application/Problem+JSON;q=0.5",
                "text/html, application/problem+json",
                "application/json;charset=utf-8",
                "application/*",
                "application/json, application/problem+json",
                "text/html, */*;q=0.1")) {
            var answer = sending(operation, admin)
                    .header("Accept", type)
                    .request(operation.method(), operation.pathOf(admin));
            assertThat(answer.statusCode()).as(type).isNotEqualTo(406);
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void a_precondition_is_asked_last(Operation operation) {
        if (!Set.of("PATCH", "DELETE").contains(operation.method())
                || operation.path().contains("/bans/")) {
            return;
        }
        var nothing = operation.pathOfNothing();
        for (var tag : Set.of("\"7\"", "garbage")) {
            assertThat(sending(operation, Api.anonymous())
                            .header("If-Match", tag)
                            .request(operation.method(), nothing)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(sending(
                                    operation,
                                    Api.by(Api.key("poor", Scope.CONSENTS_WRITE).text()))
                            .header("If-Match", tag)
                            .request(operation.method(), nothing)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(sending(operation, admin)
                            .header("If-Match", tag)
                            .request(operation.method(), nothing)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(admin.call()
                            .header("If-Match", tag)
                            .put(operation.pathOf(admin))
                            .statusCode())
                    .isEqualTo(405);
            if (operation.hasBody()) {
                assertThat(admin.call()
                                .header("If-Match", tag)
                                .contentType("text/plain")
                                .body("x")
                                .request(operation.method(), nothing)
                                .statusCode())
                        .isEqualTo(415);
            }
            assertProblem(
                    sending(operation, admin)
                            .header("If-Match", tag)
                            .request(operation.method(), operation.pathOf(admin)),
                    "stale");
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void an_unknown_query_parameter_is_refused(Operation operation) {
        var answer = run(operation, admin, operation.pathOf(admin) + "?spectrum=1");
        assertProblem(answer, "bad-parameter");
        assertThat(detail(answer)).contains("spectrum");
    }

    @ParameterizedTest
    @MethodSource(WITH_QUERY)
    void a_misspelt_query_parameter_is_refused_and_the_right_one_named(Operation operation) {
        for (var name : operation.queryParameters()) {
            for (var misspelt : Set.of(name.toUpperCase(Locale.ROOT), name + "x", name.replace("_", "") + "s")) {
                var answer = run(operation, admin, operation.pathOf(admin) + "?" + misspelt + "=1");
                assertProblem(answer, "bad-parameter");
                assertThat(detail(answer)).contains("Did you mean " + name);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(LISTS)
    void each_list_takes_limit_and_cursor_and_the_period_of_the_time_that_it_shows(Operation operation) {
        var items = operation.itemProperties();
        var dated = Stream.of("created_at", "requested_at", "time", "issued_at", "joined_at")
                .anyMatch(items::contains);
        // An event names its room in its source.
        var ofRoom = (items.contains("room_id") || items.contains("source"))
                && !operation.path().contains("/rooms/");
        var taken = operation.queryParameters();
        assertThat(taken).contains("limit", "cursor");
        assertThat(taken.containsAll(List.of("created_after", "created_before")))
                .isEqualTo(dated);
        assertThat(taken.contains("room_id")).isEqualTo(ofRoom);
    }

    @ParameterizedTest
    @MethodSource(OF_ONE)
    void a_bad_id_is_refused(Operation operation) {
        for (var id : Set.of(
                "1",
                "rooms",
                "%00",
                "%FF",
                "..%2F..",
                "0-0-0-0-0",
                "01900000-0000-7000-8000-00000000000g",
                "%7B01900000-0000-7000-8000-000000000000%7D",
                "1".repeat(2_000))) {
            var answer =
                    run(operation, admin, operation.path().replace("{id}", id).replace("{identity}", "ben"));
            assertProblem(answer, "bad-parameter");
            assertThat(detail(answer)).startsWith("id ");
        }
    }

    @ParameterizedTest
    @MethodSource(OF_ONE)
    void an_unknown_id_is_not_found(Operation operation) {
        var what = operation.path().startsWith(Api.INBOX)
                ? "webhook"
                : operation.path().substring("/api/v1/".length()).replaceAll("s/.*", "");
        assertProblem(run(operation, admin, operation.pathOfNothing()), what + "-not-found");
    }

    @ParameterizedTest
    @MethodSource(OF_ONE)
    void an_id_may_be_written_in_upper_case(Operation operation) {
        var path = operation.pathOf(admin);
        var id = path.split("/", -1)[4];
        var answer = run(operation, admin, path.replace(id, id.toUpperCase(Locale.ROOT)));
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 302);
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void the_callers_name_of_a_request_is_kept(Operation operation) {
        var answer = sending(operation, admin)
                .header("X-Request-Id", "trace-42_a.B")
                .request(operation.method(), operation.pathOfNothing());
        assertThat(answer.header("X-Request-Id")).isEqualTo("trace-42_a.B");
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void a_request_without_a_harmless_name_gets_one(Operation operation) {
        for (var name : Set.of("<script>", "a b", "x".repeat(129))) {
            var answer = sending(operation, admin)
                    .header("X-Request-Id", name)
                    .request(operation.method(), operation.pathOfNothing());
            assertThat(answer.header("X-Request-Id")).matches("[0-9a-f]{32}");
        }
    }

    @ParameterizedTest
    @MethodSource(LISTS)
    void a_limit_or_cursor_that_cannot_be_is_refused(Operation operation) {
        var path = operation.pathOf(admin);
        for (var limit : Set.of("0", "-1", "101", "1.5", "ten", "", "%2B5", "99999999999", "%D9%A3")) {
            var answer = admin.get(path + "?limit=" + limit);
            assertProblem(answer, "bad-parameter");
            assertThat(detail(answer)).startsWith("limit ");
        }
        for (var cursor : Set.of("x", "%00", "AAAA", "A".repeat(32), "A".repeat(1_000))) {
            assertProblem(admin.get(path + "?cursor=" + cursor), "bad-cursor");
        }
        for (var limit : Set.of("1", "100")) {
            assertThat(admin.get(path + "?limit=" + limit).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource(WITH_QUERY)
    void a_query_parameter_that_is_given_twice_is_refused(Operation operation) {
        var path = operation.pathOf(admin);
        for (var name : operation.queryParameters()) {
            for (var query : Set.of("%s=1&%s=2", "%s=1;%s=1")) {
                var answer = run(operation, admin, path + "?" + query.formatted(name, name));
                assertProblem(answer, "bad-parameter");
                assertThat(detail(answer)).isEqualTo(name + " must be given once.");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(WITH_BODY)
    void what_is_no_json_object_is_refused(Operation operation) {
        var path = operation.pathOf(admin);
        for (var body : Set.of(" ", "{", "{'a': 1", "nonsense", "{} x", "{}{}", "\ufeff{}", "{,}", "[1,]")) {
            assertProblem(admin.sending(Api.json(body)).request(operation.method(), path), "malformed-json");
        }
        for (var body : Set.of("[]", "null", "1", "'x'", "true")) {
            if (body.equals("null") && operation.mayLackItsBody()) {
                continue;
            }
            assertInvalid(admin.sending(Api.json(body)).request(operation.method(), path), "", "wrong-type");
        }
        if (!operation.mayLackItsBody()) {
            assertProblem(admin.sending("").request(operation.method(), path), "malformed-json");
            assertProblem(admin.call().contentType(Api.JSON).request(operation.method(), path), "malformed-json");
        }
    }

    @ParameterizedTest
    @MethodSource(WITH_BODY)
    void a_body_of_which_nothing_is_needed_may_be_left_out(Operation operation) {
        if (operation.mayLackItsBody()) {
            for (var call : Set.of(admin.call().contentType(Api.JSON), admin.sending(""))) {
                var answer = call.request(operation.method(), operation.pathOf(admin));
                assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 302);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(WITH_BODY)
    void what_is_malicious_is_refused(Operation operation) {
        var path = operation.pathOf(admin);
        for (var body : Set.of(
                "{'a':".repeat(5_000) + "1" + "}".repeat(5_000),
                "{'a':" + "[".repeat(5_000),
                "[".repeat(5_000) + "]".repeat(5_000),
                "{'name':'a','name':'b'}",
                "{'" + "k".repeat(60_000) + "':1}",
                "{'name':" + "9".repeat(2_000) + "}")) {
            assertProblem(admin.sending(Api.json(body)).request(operation.method(), path), "malformed-json");
        }
        var notUtf8 = new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};
        assertProblem(admin.sending(notUtf8).request(operation.method(), path), "malformed-json");
    }

    @ParameterizedTest
    @MethodSource(WITH_BODY)
    void an_unknown_field_is_pointed_at(Operation operation) {
        var path = operation.pathOf(admin);
        var example = operation.example();
        var start = example.substring(0, example.length() - 1) + (example.equals("{}") ? "" : ",");
        for (var value : Set.of("1", "null", "{'a': null}")) {
            var answer =
                    admin.sending(start + Api.json("'nope': " + value + "}")).request(operation.method(), path);
            assertInvalid(answer, "/nope", "unknown-field");
        }
        assertInvalid(
                admin.sending(start + Api.json("'a/b~c': 1}")).request(operation.method(), path),
                "/a~1b~0c",
                "unknown-field");
        assertInvalid(
                admin.sending(start + Api.json("'\\u0000': 1}")).request(operation.method(), path),
                "/\0",
                "unknown-field");
        assertProblem(admin.sending(start + Api.json("'\\ud800': 1}")).request(operation.method(), path), "invalid");
    }

    @ParameterizedTest
    @MethodSource(WITH_BODY)
    void a_body_that_is_too_large_is_answered_so_that_the_client_can_read_it(Operation operation) {
        var path = operation.pathOf(admin);
        for (var size : Set.of(1024 * 1024 + 1, 5 * 1024 * 1024)) {
            assertProblem(admin.sending("x".repeat(size)).request(operation.method(), path), "body-too-large");
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void a_large_body_does_not_keep_the_client_from_reading_any_other_answer(Operation operation) {
        var large = "x".repeat(5 * 1024 * 1024);
        assertProblem(
                Api.anonymous().sending(large).request(operation.method(), operation.pathOfNothing()),
                "unauthenticated");
        assertProblem(admin.sending(large).request("PUT", operation.pathOfNothing()), "method-not-allowed");
        if (!operation.hasBody() && !operation.method().equals("GET")) {
            var answer = admin.sending(large).request(operation.method(), operation.pathOf(admin));
            assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 302);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nix",
                "/api",
                "/api/v1",
                "/api/v1/nix",
                "/api/v2/rooms",
                "/q/nix",
                "/explorer/nix",
                "/rooms",
                "/index.html",
                "/webhooks",
                "/favicon.ico"
            })
    void there_is_nothing_at_other_paths(String path) {
        for (var method : Set.of("GET", "POST", "DELETE", "TRACE")) {
            for (var caller : Set.of(admin, Api.anonymous())) {
                var answer = caller.call().header("Accept", "text/html").request(method, path);
                assertProblem(answer, "route-not-found");
                assertThat(answer.jsonPath().getString("instance")).isEqualTo(path);
            }
        }
    }

    @Test
    void what_is_asked_for_by_head_is_as_by_get_without_the_body() {
        var room = admin.room();
        var answer = admin.call().head(room);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"0.open\"");
        assertThat(answer.asString()).isEmpty();
        assertThat(admin.call().head(Api.ROOMS + "/x").statusCode()).isEqualTo(400);
    }
}
