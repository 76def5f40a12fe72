package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomsFolderTest {
    @TempDir
    Path folder;

    @Test
    void the_home_that_is_asked_for_comes_first() {
        assertThat(RoomsFolder.home(Optional.of("/elsewhere"), folder)).isEqualTo(Path.of("/elsewhere"));
    }

    @Test
    void the_checkout_around_the_working_directory_comes_next() throws IOException {
        Files.createFile(folder.resolve("mvnw"));
        var below = Files.createDirectories(folder.resolve("bootstrap/target"));

        assertThat(RoomsFolder.home(Optional.empty(), below)).isEqualTo(folder);
    }

    @Test
    void outside_of_a_checkout_it_is_the_working_directory() {
        assertThat(RoomsFolder.home(Optional.empty(), folder)).isEqualTo(folder);
    }

    @Test
    void a_second_holder_is_refused_with_the_pid_of_the_first() {
        try (var held = RoomsFolder.hold(folder)) {
            assertThat(held.path()).hasFileName(".rooms");
            assertThatThrownBy(() -> RoomsFolder.hold(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid() + " holds it");
        }
    }

    @Test
    void a_folder_let_go_can_be_held_again() {
        RoomsFolder.hold(folder).close();

        RoomsFolder.hold(folder).close();
    }
}
