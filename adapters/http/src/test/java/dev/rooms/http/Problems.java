package dev.rooms.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rooms.http.problem.Catalogue;
import io.restassured.response.Response;

/** What every refusal looks like (RFC 9457). */
public final class Problems {
    /** REST Assured compiles a script for every path that it is asked for, and these are asked for thousands of times. */
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Problems() {}

    public static void assertProblem(Response answer, String code) {
        var body = answer.asString();
        assertThat(answer.statusCode()).as(body).isEqualTo(Catalogue.status(code));
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        var problem = read(body);
        assertThat(problem.path("code").asText()).as(body).isEqualTo(code);
        assertThat(problem.path("type").asText()).isEqualTo("https://rooms.dev/problems/" + code);
        assertThat(problem.path("title").asText()).isEqualTo(Catalogue.title(code));
        assertThat(problem.path("status").asInt()).isEqualTo(answer.statusCode());
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("instance").asText()).startsWith("/");
        assertThat(problem.path("request_id").asText()).isEqualTo(answer.header("X-Request-Id"));
    }

    public static void assertInvalid(Response answer, String pointer, String code) {
        assertProblem(answer, "invalid");
        assertThat(read(answer.asString()).path("errors"))
                .as(answer.asString())
                .extracting(
                        error -> error.path("pointer").asText(),
                        error -> error.path("code").asText())
                .contains(tuple(pointer, code));
    }

    /** The detail of a problem. */
    public static String detail(Response answer) {
        return read(answer.asString()).path("detail").asText();
    }

    private static JsonNode read(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(body, noJson);
        }
    }
}
