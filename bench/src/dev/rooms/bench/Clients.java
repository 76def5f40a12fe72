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

/**
 * Clients that each keep one HTTP/1.1 connection and ask for a room, wait for it, and ask for the next, as pgbench does
 * with transactions. Bare sockets, since they share the machine with what they measure.
 */
final class Clients {
    static final int COUNT = 8;
    private static final int MOST = 1_000_000;

    private static final String BODY = "{\"name\":\"Stand-up\",\"room_type\":\"group\"}";

    private final int port;
    private final byte[] request;

    Clients(int port) {
        this.port = port;
        this.request = ("POST /api/v1/rooms HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nAuthorization: Bearer " + Server.KEY
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** @return how long each request took, in microseconds */
    double[] forSeconds(int seconds) throws Exception {
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        return run(COUNT, () -> System.nanoTime() < end);
    }

    double[] requests(int count) throws Exception {
        var left = new AtomicInteger(count);
        return run(Math.min(count, COUNT), () -> left.getAndDecrement() > 0);
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
                out.write(request);
                created(in);
                if (count == times.length) {
                    times = Arrays.copyOf(times, count * 2);
                }
                times[count++] = (System.nanoTime() - begin) / 1e3;
            }
        }
        return Arrays.copyOf(times, count);
    }

    private static void created(InputStream in) throws IOException {
        var status = line(in);
        var length = -1;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (!status.startsWith("HTTP/1.1 201")) {
            throw new IOException("POST /rooms answered " + status);
        }
        if (length < 0) {
            throw new IOException("POST /rooms answered without a length");
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
