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
     * The first free port from this one on; any free one for 0. Its user binds it later, so no other process of ours
     * takes it for free until this one ends.
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
            if (isOurs(channel)) {
                // Open until the end: to close any channel of a file releases all locks that the process has on it.
                CLAIMED.add(channel);
                return true;
            }
            channel.close();
            return false;
        } catch (IOException anothers) {
            // The file of another user says nothing.
            return true;
        }
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException already) {
            // Parts of one process begin at ports of their own, and live reload comes again.
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
