package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleRecorderTest {
    private static final LiveKitServer.Options LIVEKIT = new LiveKitServer.Options(
            Path.of("livekit-server"), 7881, 7882, "key", "the-secret", null, "127.0.0.1:6380", null);

    @TempDir
    Path folder;

    private SampleRecorder start(String script) throws IOException {
        return SampleRecorder.start(
                Scripts.write(folder, "worker", script), LIVEKIT, folder.resolve("egress-worker.log"));
    }

    @Test
    void it_finds_livekit_and_its_secret_is_not_among_its_words() throws IOException {
        var seen = folder.resolve("seen");
        try (var recorder = start("echo \"$*\" > " + seen + "; echo http://127.0.0.1:1; cat > /dev/null")) {
            assertThat(recorder.url()).isEqualTo("http://127.0.0.1:1");
            assertThat(seen).hasContent("-redis 127.0.0.1:6380 -ws ws://127.0.0.1:7881");
        }
    }

    @Test
    void why_it_did_not_start_is_told_from_what_it_said() {
        assertThatThrownBy(() -> start("echo no Redis >&2; exit 1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did not start: no Redis (more in ");
    }

    @Test
    void outside_of_a_checkout_there_is_no_source_of_it() throws IOException {
        var machine = new Machine(List.of(), folder, _ -> {});
        assertThatThrownBy(() -> SampleRecorder.program(machine, folder, folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its source is not in " + folder);

        Files.createDirectories(folder.resolve("bootstrap/src/test/egress-worker"));
        assertThatThrownBy(() -> SampleRecorder.program(machine, folder, folder))
                .hasMessage("no go on the PATH");
    }
}
