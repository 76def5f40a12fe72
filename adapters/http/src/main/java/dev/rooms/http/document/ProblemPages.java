package dev.rooms.http.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The pages of the problems (docs/problems), of which a test proves that the server answers as they say. */
final class ProblemPages {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String BEGIN = "```json";
    private static final String END = "```";

    private ProblemPages() {}

    /** The example of the page of this code. */
    static Map<String, Object> example(String code) {
        var page = page(code);
        var begin = page.indexOf(BEGIN) + BEGIN.length();
        try {
            return MAPPER.readValue(page.substring(begin, page.indexOf(END, begin)), OBJECT);
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException(code, noJson);
        }
    }

    /** Whether the answer says when to try again. */
    static boolean saysWhen(String code) {
        return page(code).contains("`Retry-After`");
    }

    private static String page(String code) {
        try (var page = ProblemPages.class.getResourceAsStream("problems/" + code + ".md")) {
            return new String(Objects.requireNonNull(page, code).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
