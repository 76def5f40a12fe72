package dev.rooms.http.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The texts and values of the document. A schema's own word for a member goes before the word for all schemas. */
final class Words {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Properties DESCRIPTIONS = load("descriptions.properties");
    private static final Properties EXAMPLES = load("examples.properties");

    private Words() {}

    static Optional<String> description(String name) {
        return Optional.ofNullable(DESCRIPTIONS.getProperty(name));
    }

    static Optional<String> description(String schema, String member) {
        return description(schema + "." + member).or(() -> description(member));
    }

    /** The value of the example as JSON; empty when there is none. */
    static Optional<Object> example(String schema, String member) {
        var text = EXAMPLES.getProperty(schema + "." + member, EXAMPLES.getProperty(member));
        return Optional.ofNullable(text).map(Words::value);
    }

    /** The value, with {@link Examples#NULL} for JSON's null. */
    private static Object value(String json) {
        try {
            return Objects.requireNonNullElse(MAPPER.readValue(json, Object.class), Examples.NULL);
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException(json, noJson);
        }
    }

    private static Properties load(String file) {
        var words = new Properties();
        try (var stream = Objects.requireNonNull(Words.class.getResourceAsStream(file), file);
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words;
    }
}
