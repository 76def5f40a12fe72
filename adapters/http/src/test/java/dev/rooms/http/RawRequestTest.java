package dev.rooms.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.House;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Requests that no client library sends. */
@QuarkusTest
class RawRequestTest {
    private static final String AUTHORIZATION = "Authorization: Bearer " + House.OPERATOR_KEY;

    private static String answer(String request) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_request_without_a_host_is_a_bad_request_and_shows_no_stack() throws IOException {
        assertThat(answer("GET /api/v1/rooms HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json", "\"code\":\"bad-request\"", "X-Request-Id")
                .doesNotContain("VertxException", "stack");
    }

    @Test
    void a_request_for_no_path_finds_nothing() throws IOException {
        assertThat(answer("OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ")
                .contains("application/problem+json", "\"code\":\"route-not-found\"");
    }

    @Test
    void bytes_in_a_path_that_are_no_ascii_are_a_bad_id() throws IOException {
        assertThat(answer("GET /api/v1/rooms/\u00ff HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                        + AUTHORIZATION
                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"bad-parameter\"");
    }

    @Test
    void what_is_no_http_or_no_uri_is_a_400_without_html() throws IOException {
        assertThat(answer("GET /api/v1/rooms/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .doesNotContain("<");
        assertThat(answer("GARBAGE\r\n\r\n")).startsWith("HTTP/1.0 400 ").doesNotContain("<");
    }
}
