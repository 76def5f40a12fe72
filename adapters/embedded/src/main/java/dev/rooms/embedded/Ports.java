package dev.rooms.embedded;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports that nobody listens on. */
enum Ports {
    TCP {
        @Override
        int bind(InetSocketAddress address) throws IOException {
            try (var socket = new ServerSocket()) {
                socket.bind(address);
                return socket.getLocalPort();
            }
        }
    },
    UDP {
        @Override
        int bind(InetSocketAddress address) throws IOException {
            try (var socket = new DatagramSocket(address)) {
                return socket.getLocalPort();
            }
        }
    };

    private static final int STEPS = 200;

    abstract int bind(InetSocketAddress address) throws IOException;

    /** The first free port from this one on; any free one for 0. */
    int freeFrom(int first) {
        for (var step = 0; step < STEPS; step++) {
            var port = bindable(first == 0 ? 0 : first + step);
            if (port > 0) {
                return port;
            }
        }
        throw new IllegalStateException("No free " + this + " port from " + first + " on");
    }

    private int bindable(int port) {
        try {
            // Both addresses: on some systems one can be bound while the other is in use.
            var bound = bind(new InetSocketAddress(port));
            return bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), bound));
        } catch (IOException e) {
            return 0;
        }
    }
}
