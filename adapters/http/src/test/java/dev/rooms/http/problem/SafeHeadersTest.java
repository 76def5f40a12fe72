package dev.rooms.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.http.Api;
import dev.rooms.http.Operations.Operation;
import dev.rooms.http.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SafeHeadersTest {
    private static final String SNIFF = "X-Content-Type-Options";
    private static final String CACHE = "Cache-Control";
    private static final String FRAMES = "Content-Security-Policy";

    private final Api admin = Api.admin();

    @ParameterizedTest
    @MethodSource("dev.rooms.http.Operations#all")
    void no_answer_of_the_api_is_kept_or_guessed_at(Operation operation) {
        var call = operation.hasBody() ? admin.sending(operation.example()) : admin.call();
        for (var answer : new Response[] {
            call.request(operation.method(), operation.pathOf(admin)),
            Api.anonymous().call().request(operation.method(), operation.pathOfNothing())
        }) {
            assertThat(answer.headers().getValues(CACHE)).containsExactly("no-store");
            assertThat(answer.headers().getValues(SNIFF)).containsExactly("nosniff");
            assertThat(answer.header(FRAMES)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/nix", "/q/nix", "/openapi", "/webhooks/livekit", "/internal/authorize", "/explorer/"})
    void no_other_answer_is_guessed_at_either(String path) {
        for (var method : new String[] {"GET", "POST", "OPTIONS", "TRACE"}) {
            var answer = Api.anonymous().call().request(method, path);
            assertThat(answer.headers().getValues(SNIFF)).as(method).containsExactly("nosniff");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/v1/nix", "/api/v1/rooms/x/y/z"})
    void what_is_not_there_is_not_kept(String path) {
        assertThat(admin.get(path).headers().getValues(CACHE)).containsExactly("no-store");
    }

    @Test
    void what_is_seen_already_is_still_not_sent_again() {
        var room = admin.room();
        var answer = admin.call()
                .header("If-None-Match", admin.get(room).header("ETag"))
                .get(room);
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.header(CACHE)).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/explorer", "/explorer/", "/explorer/index.html", "/explorer/nix"})
    void no_page_of_another_site_frames_the_explorer(String path) {
        assertThat(Api.anonymous().get(path).header(FRAMES)).isEqualTo("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "GARBAGE\r\n\r\n"})
    void what_is_no_http_is_answered_so_as_well(String request) throws IOException {
        try (var wire = Wire.open()) {
            assertThat(wire.send(request).rest())
                    .containsIgnoringCase("x-content-type-options: nosniff")
                    .containsIgnoringCase("cache-control: no-store");
        }
    }

    @Test
    void every_answer_says_when_it_was_made() {
        var date = "[A-Z][a-z]{2}, [0-3][0-9] [A-Z][a-z]{2} 20[0-9]{2} [0-9:]{8} GMT";
        for (var path : List.of(Api.ROOMS, "/api/v1/nothing", "/openapi", Api.ROOMS + "?limit=%ff")) {
            assertThat(Api.admin().call().urlEncodingEnabled(false).get(path).header("Date"))
                    .as(path)
                    .matches(date);
        }
    }
}
