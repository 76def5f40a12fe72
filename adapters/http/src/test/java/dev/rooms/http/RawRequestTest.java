package dev.rooms.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rooms.application.House;
import dev.rooms.application.webhook.InMemoryLiveKitWebhooks;
import dev.rooms.http.problem.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client library sends. */
@QuarkusTest
class RawRequestTest {
    private static final String AUTHORIZATION = "Authorization: Bearer " + House.OPERATOR_KEY;
    private static final String HOST = " HTTP/1.1\r\nHost: a\r\n";
    private static final String END = "Connection: close\r\n\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String FINE = "GET /api/v1/rooms" + HOST + AUTHORIZATION + "\r\n\r\n";

    /** All that comes until the server closes the connection. */
    private static String answer(String request) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertProblem(String answer, String code) throws IOException {
        var head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        assertThat(head).as(answer).matches("(?s)HTTP/1\\.[01] " + Catalogue.status(code) + " .*");
        assertThat(head).containsIgnoringCase("content-type: application/problem+json");
        var problem = new ObjectMapper().readTree(answer.substring(head.length()));
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("type").asText()).endsWith("/" + code);
        assertThat(problem.path("title").asText()).isEqualTo(Catalogue.title(code));
        assertThat(problem.path("status").asInt()).isEqualTo(Catalogue.status(code));
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("instance").asText()).startsWith("/");
        assertThat(head).contains("X-Request-Id: " + problem.path("request_id").asText());
    }

    static Stream<Arguments> unreadable() {
        var get = "GET /api/v1/rooms";
        var post = "POST /api/v1/rooms" + HOST + AUTHORIZATION + "\r\n" + JSON;
        return Stream.of(
                arguments("GARBAGE\r\n\r\n", "bad-request"),
                arguments("\r\nGET\r\n\r\n", "bad-request"),
                arguments("\u0016\u0003\u0001\u0002\u0000\u0001\u00fc\r\n\r\n", "bad-request"),
                arguments(get + " HTTP/9.9\r\nHost: a\r\n\r\n", "bad-request"),
                arguments(get + " FOO/1.1\r\nHost: a\r\n\r\n", "bad-request"),
                arguments(get + " HTTP/one\r\nHost: a\r\n\r\n", "bad-request"),
                arguments(get + HOST + "no colon\r\n\r\n", "bad-request"),
                arguments(get + HOST + "a name: x\r\n\r\n", "bad-request"),
                arguments(get + HOST + "a: \u0000\r\n\r\n", "bad-request"),
                arguments(post + "Content-Length: x\r\n\r\n{}", "bad-request"),
                arguments(post + "Content-Length: -1\r\n\r\n{}", "bad-request"),
                arguments(post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}", "bad-request"),
                arguments(post + "Content-Length: 99999999999999999999\r\n\r\n{}", "bad-request"),
                arguments(post + CHUNKED + "\r\nzz\r\n", "bad-request"),
                arguments(post + CHUNKED + "\r\n-1\r\n", "bad-request"),
                arguments(post + CHUNKED + "\r\n2\r\n{}zz", "bad-request"),
                arguments(post + CHUNKED + "\r\n2;a\n\r\n{}\r\n0\r\n\r\n", "bad-request"),
                arguments(post + CHUNKED + "\r\n2;a=\"\r\n{}\r\n0\r\n\r\n", "bad-request"),
                arguments(post + CHUNKED + "\r\n2;a=\"\n\"\r\n{}\r\n0\r\n\r\n", "bad-request"),
                arguments(post + CHUNKED + "\r\n2;a=\r\r\n{}\r\n0\r\n\r\n", "bad-request"),
                arguments(post + CHUNKED + "\r\n2\r\n{}\r\nzz\r\n" + "x".repeat(500_000), "bad-request"),
                arguments("GET /" + "a".repeat(20_000) + HOST + "\r\n", "uri-too-long"),
                arguments("GET /" + "a".repeat(3_000_000) + HOST + "\r\n", "uri-too-long"),
                arguments(get + "?status=" + "a".repeat(20_000) + HOST + "\r\n", "uri-too-long"),
                arguments(get + HOST + "A: " + "a".repeat(200_000) + "\r\n\r\n", "headers-too-large"),
                arguments(get + HOST + "A: b\r\n".repeat(100_000) + "\r\n", "headers-too-large"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_is_no_http_is_refused_and_the_connection_closed(String request, String code) throws IOException {
        var answer = answer(request);
        assertProblem(answer, code);
        assertThat(answer.substring(0, answer.indexOf("\r\n\r\n"))).containsIgnoringCase("connection: close");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%zz",
                "/api/v1/rooms/%zz",
                "/api/v1/rooms/%",
                "/api/v1/rooms/{id}",
                "/api/v1/rooms?cursor=|",
                "/webhooks/livekit?a=\"",
                "http://[/api/v1/rooms"
            })
    void what_is_no_uri_is_refused_and_the_connection_goes_on(String target) throws IOException {
        for (var method : new String[] {"GET ", "OPTIONS "}) {
            var answers = answer(method + target + HOST + AUTHORIZATION + "\r\n\r\n" + "GET /nix" + HOST + END);
            var second = answers.indexOf("HTTP/1.1 404");
            assertThat(second).as(answers).isPositive();
            assertProblem(answers.substring(0, second), "bad-request");
            assertProblem(answers.substring(second), "route-not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "%f", "a%2", "%%", "%ff", "%c3%28", "%ed%a0%80", "%C0%AF"})
    void a_query_parameter_that_cannot_be_decoded_is_named(String value) throws IOException {
        for (var query : new String[] {"?identity=", "?limit=1&identity=", "?limit=1;identity="}) {
            var path = "/api/v1/rooms/01900000-0000-7000-8000-000000000000/participants";
            var answer = answer("GET " + path + query + value + HOST + AUTHORIZATION + "\r\n" + END);
            assertProblem(answer, "bad-parameter");
            assertThat(answer).contains("\"detail\":\"identity must be UTF-8, percent-encoded.\"");
        }
    }

    @Test
    void a_query_parameter_whose_name_cannot_be_decoded_is_refused() throws IOException {
        for (var name : new String[] {"%zz", "%ff"}) {
            var answer = answer("GET /api/v1/rooms?" + name + "=a" + HOST + AUTHORIZATION + "\r\n" + END);
            assertProblem(answer, "bad-parameter");
        }
    }

    @Test
    void what_is_no_uri_is_refused_by_head_too_without_a_body() throws IOException {
        assertThat(answer("HEAD /%zz" + HOST + END))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json", "X-Request-Id")
                .endsWith("\r\n\r\n");
    }

    @Test
    void a_large_body_for_no_uri_does_not_keep_the_client_from_reading_the_answer() throws IOException {
        var size = 5 * 1024 * 1024;
        assertProblem(
                answer("POST /%zz" + HOST + END.replace("\r\n\r\n", "\r\nContent-Length: " + size + "\r\n\r\n")
                        + "x".repeat(size)),
                "bad-request");
    }

    @Test
    void what_was_asked_before_is_answered_before() throws IOException {
        var answers = answer(FINE + FINE + "GARBAGE\r\n\r\n");
        assertThat(answers.split("HTTP/1\\.1 200 OK", -1)).hasSize(3);
        assertProblem(answers.substring(answers.indexOf("HTTP/1.0 400")), "bad-request");
    }

    @Test
    void what_was_asked_before_a_body_broke_off_is_answered_before() throws IOException {
        var broken = "POST /api/v1/rooms" + HOST + AUTHORIZATION + "\r\n" + JSON + CHUNKED + "\r\nzz\r\n";
        var room = "POST /api/v1/rooms" + HOST + AUTHORIZATION + "\r\n" + JSON + "Content-Length: "
                + Api.A_ROOM.length() + "\r\n\r\n" + Api.A_ROOM;
        var answers = answer(room + FINE + room + broken);
        assertThat(answers.split("HTTP/1\\.1 20[01] ", -1)).hasSize(4);
        assertProblem(answers.substring(answers.indexOf("HTTP/1.1 400")), "bad-request");
    }

    @Test
    void a_body_that_breaks_off_has_no_effect() throws IOException {
        var room = "{\"name\":\"broken off\",\"room_type\":\"group\",\"booking_id\":\"broken-off\"}";
        var part = Integer.toHexString(room.length()) + "\r\n" + room + "\r\nzz\r\n";
        assertProblem(
                answer("POST /api/v1/rooms" + HOST + AUTHORIZATION + "\r\n" + JSON + CHUNKED + "\r\n" + part),
                "bad-request");
        assertThat(Api.admin()
                        .get(Api.ROOMS + "?booking_id=broken-off")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertProblem(
                answer("POST /webhooks/livekit" + HOST + "Authorization: " + InMemoryLiveKitWebhooks.SIGNED + "\r\n"
                        + CHUNKED + "\r\n" + part),
                "bad-request");
    }

    @Test
    void a_body_that_breaks_off_is_refused_for_what_comes_first() throws IOException {
        var answer = answer("POST /api/v1/rooms" + HOST + JSON + CHUNKED + "\r\nzz\r\n");
        assertProblem(answer, "unauthenticated");
        assertThat(answer).containsIgnoringCase("connection: close");
    }

    @Test
    void a_request_without_a_host_or_with_two_is_a_bad_request_and_shows_no_stack() throws IOException {
        for (var hosts : new String[] {"", "Host: a b\r\n", "Host: a\r\nHost: b\r\n"}) {
            var answer = answer("GET /api/v1/rooms HTTP/1.1\r\n" + hosts + END);
            assertProblem(answer, "bad-request");
            assertThat(answer).doesNotContain("VertxException", "stack");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS *", "CONNECT a:80", "CONNECT /", "GET api", "GET http://a", "PRI *"})
    void a_request_for_no_path_finds_nothing(String request) throws IOException {
        assertProblem(answer(request + HOST + END), "route-not-found");
    }

    @Test
    void a_whole_url_is_as_good_as_its_path() throws IOException {
        assertThat(answer("GET http://a/api/v1/rooms" + HOST + AUTHORIZATION + "\r\n" + END))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "TRACE"})
    void no_route_can_be_traced_or_connected_to(String method) throws IOException {
        assertProblem(answer(method + " /api/v1/rooms" + HOST + END), "method-not-allowed");
    }

    @Test
    void a_client_of_http_1_0_is_served() throws IOException {
        assertThat(answer("GET /api/v1/rooms HTTP/1.0\r\n" + AUTHORIZATION + "\r\n\r\n"))
                .startsWith("HTTP/1.0 200 ");
    }

    @Test
    void bytes_in_a_path_that_are_no_ascii_are_a_bad_id() throws IOException {
        assertProblem(answer("GET /api/v1/rooms/\u00ff" + HOST + AUTHORIZATION + "\r\n" + END), "bad-parameter");
    }
}
