package dev.rooms.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.http.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages of other origins, where the operator allows some: they call the routes that a join token may call. */
@QuarkusTest
@TestProfile(CorsTest.Allowed.class)
class CorsTest {
    private static final String ORIGIN = "https://app.example.org";

    public static class Allowed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.cors.enabled", "true", "quarkus.http.cors.origins", ORIGIN);
        }
    }

    private static Response preflight(String origin, String path) {
        return Api.anonymous()
                .call()
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key")
                .options(path);
    }

    @Test
    void a_preflight_of_an_allowed_origin_needs_no_key() {
        var answer = preflight(ORIGIN, Api.admin().room() + "/consents");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(answer.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT))
                .contains("authorization", "content-type", "idempotency-key");
    }

    @Test
    void a_page_may_read_answers_and_problems() {
        var room = Api.admin().room();
        for (var path : List.of(room + "/consents", Api.ROOMS + "/x", "/api/v1/nothing")) {
            for (var caller : List.of(Api.admin(), Api.anonymous())) {
                var answer = caller.call().header("Origin", ORIGIN).get(path);
                assertThat(answer.header("Access-Control-Allow-Origin"))
                        .as(path)
                        .isEqualTo(ORIGIN);
                assertThat(answer.header("Access-Control-Expose-Headers")).contains("Retry-After", "X-Request-Id");
            }
        }
    }

    @Test
    void a_page_of_another_origin_may_not() {
        var answer = preflight("https://evil.example", Api.admin().room() + "/consents");
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }
}
