package dev.rooms.objectstorage.recording;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Takes connections, and is no storage. */
final class Deaf implements AutoCloseable {
    private final ServerSocket server;

    private Deaf(Consumer<Socket> manner) throws IOException {
        server = listening();
        Thread.ofVirtual().start(() -> accept(manner));
    }

    static Deaf silent() throws IOException {
        return new Deaf(_ -> {});
    }

    /** A header that never ends, so that no single read takes long. */
    static Deaf dripping() throws IOException {
        return new Deaf(Deaf::drip);
    }

    static int portOfNobody() throws IOException {
        try (var socket = listening()) {
            return socket.getLocalPort();
        }
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void accept(Consumer<Socket> manner) {
        try {
            while (true) {
                var client = server.accept();
                Thread.ofVirtual().start(() -> manner.accept(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void drip(Socket client) {
        try (client) {
            var out = client.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('a');
                out.flush();
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException gone) {
            // Whoever listened has had enough.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
