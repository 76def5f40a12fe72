package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedTest {
    private static final String KNOWN = "dev.rooms.embedded.settings.a-profile";

    @BeforeEach
    void setUp() {
        System.setProperty(KNOWN, "a=1\nb=2=3");
    }

    @AfterEach
    void tearDown() {
        System.clearProperty(KNOWN);
    }

    @Test
    void what_another_class_loader_started_is_not_started_again() {
        assertThat(new Embedded().apply("a-profile", name -> Optional.empty())).isEqualTo(Map.of("a", "1", "b", "2=3"));
    }

    @Test
    void what_was_started_is_remembered_as_text() {
        var first = new Embedded().apply("test", name -> Optional.empty());

        assertThat(System.getProperties().get("dev.rooms.embedded.settings.test"))
                .isInstanceOf(String.class);
        assertThat(new Embedded().apply("test", name -> Optional.empty())).isEqualTo(first);
    }
}
