package dev.rooms.embedded;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

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
    private static final Queue<FileChannel> CLAIMED = new ConcurrentLinkedQueue<>();

    abstract int bind(InetSocketAddress address) throws IOException;

    /**
     * The first free port from this one on; any free one for 0. Who uses it binds it later, so until this process ends
     * no other one of ours takes it for free.
     */
    int freeFrom(int first) {
        for (var step = 0; step < STEPS; step++) {
            var port = bindable(first == 0 ? 0 : first + step);
            if (port > 0 && (first == 0 || claims(port))) {
                return port;
            }
        }
        throw new IllegalStateException("No free " + this + " port from " + first + " on");
    }

    private boolean claims(int port) {
        var file =
                Path.of(System.getProperty("java.io.tmpdir"), "rooms-" + name().toLowerCase(Locale.ROOT) + '-' + port);
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                // Open until the end: a closed file holds no lock.
                CLAIMED.add(channel);
                return true;
            }
            channel.close();
            return false;
        } catch (OverlappingFileLockException ours) {
            // Parts of one process begin at ports of their own, and live reload comes again.
            return true;
        } catch (IOException anothers) {
            // The file of another user says nothing.
            return true;
        }
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
