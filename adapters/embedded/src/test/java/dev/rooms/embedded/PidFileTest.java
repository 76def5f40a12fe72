package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    private static final long OURS = ProcessHandle.current().pid();

    @TempDir
    Path folder;

    private PidFile file;

    @BeforeEach
    void setUp() {
        file = new PidFile(folder.resolve("a.pid"));
    }

    @Test
    void a_process_is_known_again() {
        file.write(OURS);

        assertThat(file.process()).contains(ProcessHandle.current());
    }

    @Test
    void another_process_with_its_pid_is_not_taken_for_it() throws IOException {
        file.write(OURS);
        replace("(?m)^.*Z$", "2020-01-01T00:00:00Z");

        assertThat(file.process()).isEmpty();
    }

    @Test
    void another_program_is_not_taken_for_it() throws IOException {
        file.write(OURS);
        replace("java", "livekit-server");

        assertThat(file.process()).isEmpty();
    }

    @Test
    void a_file_cut_short_names_nobody() throws IOException {
        Files.writeString(folder.resolve("a.pid"), Long.toString(OURS));

        assertThat(file.process()).isEmpty();
    }

    @Test
    void no_file_names_nobody() {
        assertThat(file.process()).isEmpty();
    }

    private void replace(String part, String with) throws IOException {
        var path = folder.resolve("a.pid");
        Files.writeString(path, Files.readString(path).replaceAll(part, with));
    }
}
