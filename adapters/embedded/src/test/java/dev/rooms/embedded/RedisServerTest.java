package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedisServerTest {
    @TempDir
    Path folder;

    private static String answer(String address) throws IOException {
        return answer(address, "PING");
    }

    private static String answer(String address, String command) throws IOException {
        var parts = address.split(":", -1);
        try (var socket = new Socket(parts[0], Integer.parseInt(parts[1]))) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var lines = new Scanner(socket.getInputStream(), StandardCharsets.US_ASCII);
            return lines.hasNextLine() ? lines.nextLine() : "nothing";
        }
    }

    /** By it: somebody else may have got its port meanwhile, or the system connect us with ourselves. */
    private static boolean isAnswered(String address) {
        try {
            return answer(address).equals("+PONG");
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void it_answers_until_it_is_closed() throws IOException {
        String address;
        try (var redis = RedisServer.start()) {
            address = redis.address();
            assertThat(answer(address)).isEqualTo("+PONG");
        }
        assertThat(isAnswered(address)).isFalse();
    }

    @Test
    void after_a_crash_it_knows_what_was_saved_and_nothing_else() throws IOException {
        try (var redis = RedisServer.start()) {
            var address = redis.address();
            assertThat(answer(address, "SET kept 1")).isEqualTo("+OK");
            assertThat(answer(address, "SAVE")).isEqualTo("+OK");
            assertThat(answer(address, "SET lost 1")).isEqualTo("+OK");
            redis.restart();
            assertThat(redis.address()).isEqualTo(address);
            assertThat(answer(address, "EXISTS kept")).isEqualTo(":1");
            assertThat(answer(address, "EXISTS lost")).isEqualTo(":0");
        }
    }

    @Test
    void two_are_strangers() {
        try (var one = RedisServer.start();
                var another = RedisServer.start()) {
            assertThat(one.address()).isNotEqualTo(another.address());
        }
    }

    @Test
    void what_a_killed_application_left_is_ended_and_the_next_one_knows_nothing_of_it() throws IOException {
        var left = RedisServer.startIn(folder);
        assertThat(left.address()).matches("127.0.0.1:6[34][0-9]{2}");

        try (var next = RedisServer.startIn(folder)) {
            assertThat(next.address()).isEqualTo(left.address());
            assertThat(answer(next.address())).isEqualTo("+PONG");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void why_it_did_not_start_is_told() throws IOException {
        var noFolder = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> RedisServer.startIn(noFolder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Redis did not start: ");
    }
}
