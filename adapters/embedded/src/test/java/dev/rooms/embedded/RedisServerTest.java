package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class RedisServerTest {
    private static String answer(String address) throws IOException {
        var parts = address.split(":", -1);
        try (var socket = new Socket(parts[0], Integer.parseInt(parts[1]))) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void it_answers_until_it_is_closed() throws IOException {
        String address;
        try (var redis = RedisServer.start()) {
            address = redis.address();
            assertThat(answer(address)).isEqualTo("+PONG");
        }
        assertThatThrownBy(() -> answer(address)).isInstanceOf(IOException.class);
    }

    @Test
    void two_are_strangers() {
        try (var one = RedisServer.start();
                var another = RedisServer.start()) {
            assertThat(one.address()).isNotEqualTo(another.address());
        }
    }
}
