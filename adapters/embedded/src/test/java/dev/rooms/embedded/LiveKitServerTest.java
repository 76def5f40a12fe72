package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveKitServerTest {
    @TempDir
    Path folder;

    private LiveKitServer.Options options;

    @BeforeEach
    void setUp() {
        options = InstalledLiveKit.options(folder.resolve("livekit.log"));
    }

    @Test
    void a_started_server_takes_connections() throws IOException {
        try (var server = LiveKitServer.start(options)) {
            assertThat(server.url())
                    .isEqualTo("ws://127.0.0.1:" + server.options().signalPort());
            connect(server);
        }
    }

    @Test
    void a_stopped_server_is_gone() {
        var server = LiveKitServer.start(options);

        server.stop();

        // For a moment its number may still be taken, by nothing that runs.
        assertThat(ProcessHandle.of(server.pid()).flatMap(it -> it.info().command()))
                .isEmpty();
    }

    @Test
    void a_killed_server_starts_again_on_the_same_ports() throws IOException {
        var first = LiveKitServer.start(options);
        first.kill();

        try (var second = LiveKitServer.start(first.options())) {
            assertThat(second.url()).isEqualTo(first.url());
            assertThat(second.pid()).isNotEqualTo(first.pid());
            connect(second);
        }
    }

    @Test
    void two_servers_run_side_by_side() {
        try (var one = LiveKitServer.start(options);
                var other = LiveKitServer.start(options)) {
            assertThat(one.url()).isNotEqualTo(other.url());
        }
    }

    @Test
    void a_fixed_port_in_use_is_told_from_what_the_server_said() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var fixed = new LiveKitServer.Options(
                    options.binary(),
                    taken.getLocalPort(),
                    0,
                    options.apiKey(),
                    options.apiSecret(),
                    null,
                    null,
                    options.logFile());

            assertThatThrownBy(() -> LiveKitServer.start(fixed))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("address already in use");
        }
    }

    private static void connect(LiveKitServer server) throws IOException {
        var url = URI.create(server.url());
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            assertThat(socket.isConnected()).isTrue();
        }
    }
}
