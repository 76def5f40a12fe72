package dev.rooms.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Clients that each keep one HTTP/1.1 connection, send a request, wait for its answer, and send the next, as pgbench
 * does with transactions. Bare sockets, since they share the machine with what they measure.
 */
final class Clients {
    static final int COUNT = 8;
    private static final int MOST = 1_000_000;

    private static final String BODY = "{\"name\":\"Stand-up\",\"room_type\":\"group\"}";

    private final int port;
    private final int count;
    private final Supplier<byte[]> requests;
    private final String status;

    /** @param requests may be asked by all of them at once */
    Clients(int port, int count, Supplier<byte[]> requests, String status) {
        this.port = port;
        this.count = count;
        this.requests = requests;
        this.status = status;
    }

    /** Some that ask for rooms. */
    Clients(int port) {
        this(port, COUNT, always(room(port)), "201");
    }

    private static Supplier<byte[]> always(byte[] request) {
        return () -> request;
    }

    private static byte[] room(int port) {
        return ("POST /api/v1/rooms HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nAuthorization: Bearer " + Server.KEY
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** @return how long each request took, in microseconds */
    double[] forSeconds(int seconds) throws Exception {
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        return run(count, () -> System.nanoTime() < end);
    }

    double[] requests(int count) throws Exception {
        var left = new AtomicInteger(count);
        return run(Math.min(count, this.count), () -> left.getAndDecrement() > 0);
    }

    private double[] run(int clients, BooleanSupplier more) throws Exception {
        var work = new ArrayList<Callable<double[]>>();
        for (var client = 0; client < clients; client++) {
            work.add(() -> client(more));
        }
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var all = new double[0];
            for (var future : threads.invokeAll(work)) {
                var some = future.get();
                var begin = all.length;
                all = Arrays.copyOf(all, begin + some.length);
                System.arraycopy(some, 0, all, begin, some.length);
            }
            return all;
        }
    }

    private double[] client(BooleanSupplier more) throws IOException {
        var times = new double[1024];
        var count = 0;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
            var in = new BufferedInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            while (count < MOST && more.getAsBoolean()) {
                var begin = System.nanoTime();
                out.write(requests.get());
                answered(in);
                if (count == times.length) {
                    times = Arrays.copyOf(times, count * 2);
                }
                times[count++] = (System.nanoTime() - begin) / 1e3;
            }
        }
        return Arrays.copyOf(times, count);
    }

    private void answered(InputStream in) throws IOException {
        var answer = line(in);
        var length = -1;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (!answer.startsWith("HTTP/1.1 " + status)) {
            throw new IOException("the answer was " + answer);
        }
        if (length < 0) {
            throw new IOException("the answer was of no length");
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder(64);
        for (var octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (octet != '\r') {
                text.append((char) octet);
            }
        }
        return text.toString();
    }
}
