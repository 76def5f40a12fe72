package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveKitKeysTest {
    @TempDir
    Path folder;

    @Test
    void the_keys_of_a_checkout_stay_the_same() {
        assertThat(LiveKitKeys.keptIn(folder)).isEqualTo(LiveKitKeys.keptIn(folder));
    }

    @Test
    void the_secret_is_for_its_owner_only_and_long_enough() throws IOException {
        assertThat(LiveKitKeys.keptIn(folder).secret()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(Files.getPosixFilePermissions(folder.resolve("livekit.keys")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void keys_cut_short_by_a_kill_are_drawn_again() throws IOException {
        Files.writeString(folder.resolve("livekit.keys"), "API1");

        assertThat(LiveKitKeys.keptIn(folder).secret()).hasSizeGreaterThanOrEqualTo(32);
    }
}
