package dev.rooms.bootstrap.faults;

import dev.rooms.bootstrap.faults.Traps.At;
import dev.rooms.bootstrap.faults.Traps.Trap;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Stands between Rooms and PostgreSQL and knows their protocol as far as to see which statement passes, so that something
 * can go wrong exactly before or after it.
 */
final class PostgresProxy implements Closeable {
    /**
     * What is about to be done.
     *
     * @param sql in small letters
     * @param values as they are written on the way, each octet a character
     * @param before in the same transaction, oldest first
     */
    record Statement(String sql, String values, List<Statement> before) {
        boolean says(String text) {
            return sql.contains(text);
        }

        boolean names(UUID id) {
            var octets = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array();
            return names(new String(octets, StandardCharsets.ISO_8859_1));
        }

        boolean names(String text) {
            return names(text, 1);
        }

        boolean names(String text, int times) {
            return values.split(Pattern.quote(text), -1).length > times;
        }
    }

    private static final int SSL_REQUEST = 80877103;
    private static final byte READY = 'Z';
    private static final byte IDLE = 'I';

    private final ServerSocket listener;
    private final int server;
    private final Traps<Statement> traps = new Traps<>();

    PostgresProxy(int server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Once, at the first statement from now on that is meant; the connection on which it came is lost. */
    void trap(Predicate<String> statement, At at, Runnable action) {
        traps.set(new Trap<>(passing -> statement.test(passing.sql()), at, action, true));
    }

    boolean isSet() {
        return traps.isAnySet();
    }

    Traps<Statement> traps() {
        return traps;
    }

    private void listen() {
        try {
            while (true) {
                var client = listener.accept();
                Thread.ofVirtual().start(() -> new Link(client).run());
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private final class Link {
        private final Socket client;
        private final Map<String, String> prepared = new ConcurrentHashMap<>();
        private final AtomicReference<Trap<Statement>> sprung = new AtomicReference<>();
        /** What was said since nothing was open. */
        private final List<Statement> transaction = new CopyOnWriteArrayList<>();

        Link(Socket client) {
            this.client = client;
        }

        void run() {
            try (client;
                    var upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                var fromClient = new DataInputStream(new BufferedInputStream(client.getInputStream()));
                var toServer = new DataOutputStream(new BufferedOutputStream(upstream.getOutputStream()));
                var fromServer = new DataInputStream(new BufferedInputStream(upstream.getInputStream()));
                var toClient = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
                greet(fromClient, toServer, fromServer, toClient);
                Thread.ofVirtual().start(() -> answer(fromServer, toClient, upstream));
                ask(fromClient, toServer);
            } catch (IOException gone) {
                // One of both.
            }
        }

        /** The first message has no type; a wish for encryption comes before it and is answered with one octet. */
        private static void greet(
                DataInputStream fromClient,
                DataOutputStream toServer,
                DataInputStream fromServer,
                DataOutputStream toClient)
                throws IOException {
            var code = SSL_REQUEST;
            while (code == SSL_REQUEST) {
                var length = fromClient.readInt();
                code = fromClient.readInt();
                toServer.writeInt(length);
                toServer.writeInt(code);
                toServer.write(fromClient.readNBytes(length - 2 * Integer.BYTES));
                toServer.flush();
                if (code == SSL_REQUEST) {
                    toClient.write(fromServer.readByte());
                    toClient.flush();
                }
            }
        }

        private void ask(DataInputStream fromClient, DataOutputStream toServer) throws IOException {
            while (true) {
                var type = fromClient.readByte();
                var body = body(fromClient);
                var trap = statement(type, body).flatMap(this::spring);
                if (trap.isPresent()) {
                    if (trap.get().at() == At.BEFORE) {
                        trap.get().action().run();
                        return;
                    }
                    sprung.set(trap.get());
                }
                send(toServer, type, body);
                if (fromClient.available() == 0) {
                    toServer.flush();
                }
            }
        }

        private Optional<Trap<Statement>> spring(Statement statement) {
            transaction.add(statement);
            return traps.spring(statement);
        }

        private void answer(DataInputStream fromServer, DataOutputStream toClient, Socket upstream) {
            try (client;
                    upstream) {
                while (true) {
                    var type = fromServer.readByte();
                    var body = body(fromServer);
                    if (type == READY && body[0] == IDLE) {
                        transaction.clear();
                    }
                    var silent = sprung.get();
                    if (silent == null) {
                        send(toClient, type, body);
                        if (fromServer.available() == 0) {
                            toClient.flush();
                        }
                    } else if (type == READY) {
                        silent.action().run();
                        return;
                    }
                }
            } catch (IOException gone) {
                // One of both.
            }
        }

        /** What is about to be executed, nothing for any other message. */
        private Optional<Statement> statement(byte type, byte[] body) {
            return switch (type) {
                case 'Q' -> Optional.of(statement(text(body, 0), ""));
                case 'P' -> {
                    var name = text(body, 0);
                    prepared.put(name, text(body, name.length() + 1));
                    yield Optional.empty();
                }
                case 'B' ->
                    Optional.of(statement(
                            prepared.getOrDefault(text(body, text(body, 0).length() + 1), ""),
                            new String(body, StandardCharsets.ISO_8859_1)));
                default -> Optional.empty();
            };
        }

        private Statement statement(String sql, String values) {
            return new Statement(sql.toLowerCase(Locale.ROOT).strip(), values, List.copyOf(transaction));
        }

        private static String text(byte[] body, int from) {
            var end = from;
            while (body[end] != 0) {
                end++;
            }
            return new String(body, from, end - from, StandardCharsets.ISO_8859_1);
        }

        private static byte[] body(DataInputStream in) throws IOException {
            return in.readNBytes(in.readInt() - Integer.BYTES);
        }

        private static void send(DataOutputStream out, byte type, byte[] body) throws IOException {
            out.writeByte(type);
            out.writeInt(body.length + Integer.BYTES);
            out.write(body);
        }
    }
}
