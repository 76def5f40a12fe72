package dev.rooms.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** One HTTP/1.1 connection, with one request at a time. Of an answer it reads its status and where it ends. */
final class Connection {
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "\r\ntransfer-encoding: chunked\r\n";
    /** No JSON has a line end of two characters in it. */
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final int HEXADECIMAL = 16;

    private final SocketChannel channel;
    private final SelectionKey key;
    private ByteBuffer request = ByteBuffer.allocate(0);
    private byte[] answer = new byte[8192];
    private int read;
    private int body;
    /** Where the answer ends; -1: not known, as it is of chunks. */
    private int end;

    private boolean isChunked;
    private long since;
    private int number;

    Connection(Selector selector, int port) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /**
     * @param number which of all requests this is
     * @param since from when on its time counts, by {@link System#nanoTime()}
     */
    void send(byte[] request, int number, long since) throws IOException {
        this.request = ByteBuffer.wrap(request);
        this.number = number;
        this.since = since;
        read = 0;
        end = -1;
        isChunked = false;
        write();
    }

    private void write() throws IOException {
        channel.write(request);
        var wanted = request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /** Goes on as far as it can without waiting, and says whether the answer is whole. */
    boolean isAnswered() throws IOException {
        if (key.isWritable()) {
            write();
        }
        if (read == answer.length) {
            answer = Arrays.copyOf(answer, read * 2);
        }
        var count = channel.read(ByteBuffer.wrap(answer, read, answer.length - read));
        if (count < 0) {
            throw new EOFException("the server closed the connection");
        }
        read += count;
        if (end < 0 && !isChunked) {
            findEnd();
        }
        return isChunked ? endsWith(LAST_CHUNK) : end >= 0 && read >= end;
    }

    private boolean endsWith(byte[] last) {
        return read >= body + last.length
                && Arrays.equals(answer, read - last.length, read, last, 0, last.length);
    }

    private void findEnd() throws IOException {
        var at = 3;
        while (at < read && !(answer[at] == '\n' && answer[at - 2] == '\n')) {
            at++;
        }
        if (at >= read) {
            return;
        }
        body = at + 1;
        var head = new String(answer, 0, body, StandardCharsets.ISO_8859_1);
        for (var line = head.indexOf('\n'); line >= 0; line = head.indexOf('\n', line + 1)) {
            if (head.regionMatches(true, line + 1, LENGTH, 0, LENGTH.length())) {
                var value = head.substring(line + 1 + LENGTH.length(), head.indexOf('\r', line + 1));
                end = body + Integer.parseInt(value.strip());
                return;
            }
        }
        isChunked = head.toLowerCase(Locale.ROOT).contains(CHUNKED);
        if (!isChunked) {
            throw new IOException("the answer was of no length");
        }
    }

    int number() {
        return number;
    }

    long since() {
        return since;
    }

    int status() {
        return Integer.parseInt(new String(answer, 9, 3, StandardCharsets.ISO_8859_1));
    }

    String body() {
        return isChunked ? chunks() : new String(answer, body, end - body, StandardCharsets.UTF_8);
    }

    private String chunks() {
        var whole = new ByteArrayOutputStream();
        var at = body;
        while (true) {
            var line = at;
            while (answer[line] != '\r') {
                line++;
            }
            var length = Integer.parseInt(new String(answer, at, line - at, StandardCharsets.US_ASCII), HEXADECIMAL);
            if (length == 0) {
                return whole.toString(StandardCharsets.UTF_8);
            }
            whole.write(answer, line + 2, length);
            at = line + 2 + length + 2;
        }
    }

    void close() throws IOException {
        channel.close();
    }
}
