package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strangers who hold many connections to the production package, in little memory. */
class ManyConnectionsIT {
    private static final int CONNECTIONS = 3_000;
    private static final int OTHER_FILES = 500;
    private static final byte[] PART_OF_THE_BODY = new byte[100_000];

    private static void needsFiles() {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        if (system.getMaxFileDescriptorCount() < CONNECTIONS + OTHER_FILES) {
            System.err.printf(
                    "Skipped, because %d connections need as many open files: this machine allows %d%n",
                    CONNECTIONS, system.getMaxFileDescriptorCount());
            Assumptions.abort("too few open files");
        }
    }

    @Test
    void unsigned_webhooks_that_do_not_end_keep_no_other_caller_from_an_answer(@TempDir Path folder) throws Exception {
        areAnswered("POST /webhooks/livekit HTTP/1.1\r\nHost: a\r\n", "HTTP/1.1 401", folder);
    }

    @Test
    void calls_with_a_wrong_key_that_do_not_end_keep_no_other_caller_from_an_answer(@TempDir Path folder)
            throws Exception {
        var key = "rk_0195512a4c3e7a10b1c2d3e4f5a6b7c8_" + "A".repeat(43);
        // 503 where keys cannot be looked up as fast as that.
        areAnswered(
                "POST /api/v1/rooms HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                        + key + "\r\n",
                "HTTP/1.1 (401|503)",
                folder);
    }

    private static void areAnswered(String head, String answer, Path folder) throws Exception {
        needsFiles();
        var request = (head + "Content-Length: 1000000\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        Deque<Socket> held = new ArrayDeque<>();
        var answers = new ArrayList<CompletableFuture<String>>();
        try (var rooms = SmallRooms.start(folder)) {
            for (var connection = 0; connection < CONNECTIONS; connection++) {
                var socket = rooms.connect();
                held.add(socket);
                // Read as it comes: Rooms ends a connection some seconds after its last answer.
                answers.add(CompletableFuture.supplyAsync(() -> statusLine(socket), Thread::startVirtualThread));
                socket.getOutputStream().write(request);
                socket.getOutputStream().write(PART_OF_THE_BODY);
            }
            for (var each : answers) {
                assertThat(each.get(60, TimeUnit.SECONDS)).matches(answer);
            }
            assertThat(rooms.get("/api/v1/rooms").statusCode()).isEqualTo(200);
            assertThat(rooms.send(Webhook.roomStarted("signed")).statusCode()).isEqualTo(200);
            assertThat(rooms.send(Webhook.roomStarted("signed and large", 900_000))
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            close(held);
        }
    }

    private static String statusLine(Socket socket) {
        try {
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void close(Deque<Socket> held) throws IOException {
        while (!held.isEmpty()) {
            held.pop().close();
        }
    }
}
