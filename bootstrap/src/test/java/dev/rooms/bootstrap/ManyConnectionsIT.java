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
    private static final byte[] HEAD = "POST /webhooks/livekit HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
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
        needsFiles();
        Deque<Socket> held = new ArrayDeque<>();
        var answers = new ArrayList<CompletableFuture<String>>();
        try (var rooms = SmallRooms.start(folder)) {
            for (var connection = 0; connection < CONNECTIONS; connection++) {
                var socket = rooms.connect();
                held.add(socket);
                // Read as it comes: Rooms ends a connection some seconds after its last answer.
                answers.add(CompletableFuture.supplyAsync(() -> statusLine(socket), Thread::startVirtualThread));
                socket.getOutputStream().write(HEAD);
                socket.getOutputStream().write(PART_OF_THE_BODY);
            }
            for (var answer : answers) {
                assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo("HTTP/1.1 401");
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
