package dev.rooms.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rooms.http.problem.Catalogue;
import io.restassured.response.Response;
import java.util.Map;

/** What every refusal looks like (RFC 9457). */
public final class Problems {
    private Problems() {}

    public static void assertProblem(Response answer, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(Catalogue.status(code));
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        var problem = answer.jsonPath();
        assertThat(problem.getString("code")).as(answer.asString()).isEqualTo(code);
        assertThat(problem.getString("type")).isEqualTo("https://rooms.dev/problems/" + code);
        assertThat(problem.getString("title")).isEqualTo(Catalogue.title(code));
        assertThat(problem.getInt("status")).isEqualTo(answer.statusCode());
        assertThat(problem.getString("detail")).isNotBlank();
        assertThat(problem.getString("instance")).startsWith("/");
        assertThat(problem.getString("request_id")).isEqualTo(answer.header("X-Request-Id"));
    }

    public static void assertInvalid(Response answer, String pointer, String code) {
        assertProblem(answer, "invalid");
        assertThat(answer.jsonPath().<Map<String, String>>getList("errors"))
                .as(answer.asString())
                .extracting(error -> error.get("pointer"), error -> error.get("code"))
                .contains(tuple(pointer, code));
    }
}
