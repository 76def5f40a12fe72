package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void a_free_port_is_taken_as_it_is() {
        var free = Ports.TCP.freeFrom(0);

        assertThat(Ports.TCP.freeFrom(free)).isEqualTo(free);
    }

    @Test
    void a_port_in_use_is_stepped_over() throws IOException {
        try (var taken = new ServerSocket(0)) {
            assertThat(Ports.TCP.freeFrom(taken.getLocalPort())).isGreaterThan(taken.getLocalPort());
        }
    }

    @Test
    void a_port_in_use_on_the_loopback_interface_only_is_stepped_over() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(Ports.TCP.freeFrom(taken.getLocalPort())).isGreaterThan(taken.getLocalPort());
        }
    }

    @Test
    void a_datagram_port_in_use_is_stepped_over() throws IOException {
        try (var taken = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            assertThat(Ports.UDP.freeFrom(taken.getLocalPort())).isGreaterThan(taken.getLocalPort());
        }
    }
}
