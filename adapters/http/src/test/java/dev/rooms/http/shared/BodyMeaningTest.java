package dev.rooms.http.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

final class BodyMeaningTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static String digest(String json) {
        var meaning = new BodyMeaning(MAPPER);
        try {
            meaning.is((ObjectNode) MAPPER.readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException bad) {
            throw new IllegalArgumentException(bad);
        }
        return meaning.digest();
    }

    @Test
    void white_space_order_and_escapes_do_not_count_at_any_depth() {
        assertThat(digest("{'a': [{'b': '\u00e9', 'c': {'d': 1, 'e': 2}}], 'f': true}"))
                .isEqualTo(digest("{'f':true,'a':[ {'c':{'e':2,'d':1},'\\u0062':'\\u00E9'} ]}"));
    }

    @Test
    void the_order_of_a_list_counts() {
        assertThat(digest("{'a': [1, 2]}")).isNotEqualTo(digest("{'a': [2, 1]}"));
    }

    @Test
    void null_and_absent_differ() {
        assertThat(digest("{'a': null}")).isNotEqualTo(digest("{}"));
    }

    @Test
    void a_number_counts_as_it_is_read() {
        assertThat(digest("{'a': 1}")).isNotEqualTo(digest("{'a': 1.0}")).isNotEqualTo(digest("{'a': '1'}"));
        assertThat(digest("{'a': 1.0}")).isEqualTo(digest("{'a': 1.00}")).isEqualTo(digest("{'a': 1e0}"));
    }

    @Test
    void broken_characters_are_told_apart() {
        assertThat(digest("{'a': '\\ud800'}"))
                .isNotEqualTo(digest("{'a': '?'}"))
                .isNotEqualTo(digest("{'a': '\\ud801'}"));
    }
}
