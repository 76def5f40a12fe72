package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveKitWorkplaceTest {
    @TempDir
    Path folder;

    @Test
    void what_a_killed_application_left_running_is_ended() {
        var launch = LiveKitLaunch.binary(InstalledLiveKit.binary());
        var left = workplace().start(launch, null);

        workplace().endWhatWasLeft();

        assertThat(Waiting.until(() -> ProcessHandle.of(left.pid()).isEmpty(), Duration.ofSeconds(5)))
                .isTrue();
        try (var next = workplace().start(launch, null)) {
            assertThat(next.options().signalPort()).isEqualTo(left.options().signalPort());
        }
    }

    @Test
    void a_stopped_server_leaves_nothing_to_end() {
        workplace().start(LiveKitLaunch.binary(InstalledLiveKit.binary()), null).close();

        assertThat(folder.resolve("livekit.pid")).doesNotExist();
    }

    @Test
    void two_checkouts_name_their_containers_differently() {
        var other = new LiveKitWorkplace(folder.resolve("other"), LiveKitKeys.random(), null);

        assertThat(workplace().containerName()).isNotEqualTo(other.containerName());
    }

    private LiveKitWorkplace workplace() {
        return new LiveKitWorkplace(folder, LiveKitKeys.keptIn(folder), null);
    }
}
