package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void the_cache_follows_the_desktop_convention() {
        assertThat(Machine.cacheOf(Map.of("XDG_CACHE_HOME", "/somewhere"))).isEqualTo(Path.of("/somewhere/rooms"));
        assertThat(Machine.cacheOf(Map.of())).isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "rooms"));
    }
}
