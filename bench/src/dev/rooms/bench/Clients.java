package dev.rooms.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * Clients that each keep one connection, send a request, wait for its answer, and send the next, as pgbench does with
 * transactions.
 */
final class Clients {
    static final int COUNT = 8;

    private final int port;
    private final int count;
    private final int status;

    /** @param status what every answer has to be */
    Clients(int port, int count, int status) {
        this.port = port;
        this.count = count;
        this.status = status;
    }

    static byte[] get(String path) {
        return request("GET", path, "", "");
    }

    static byte[] post(String path, String body) {
        var length = "Content-Length: " + body.length() + "\r\n";
        return request("POST", path, "Content-Type: application/json\r\n" + length, body);
    }

    private static byte[] request(String method, String path, String headers, String body) {
        return (method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + Server.KEY + "\r\n"
                        + headers + "\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** @return how long each request took, in microseconds */
    double[] forSeconds(double seconds, Supplier<byte[]> requests) throws IOException {
        var end = System.nanoTime() + (long) (seconds * 1e9);
        return times(_ -> System.nanoTime() < end, requests);
    }

    double[] times(int count, Supplier<byte[]> requests) throws IOException {
        return times(number -> number < count, requests);
    }

    private double[] times(IntPredicate more, Supplier<byte[]> requests) throws IOException {
        var times = new Object() {
            double[] all = new double[1 << 16];
            int count;
        };
        run(more, _ -> requests.get(), answered -> {
            if (times.count == times.all.length) {
                times.all = Arrays.copyOf(times.all, times.count * 2);
            }
            times.all[times.count++] = (System.nanoTime() - answered.since()) / 1e3;
        });
        return Arrays.copyOf(times.all, times.count);
    }

    /** Sends each once, and gives the bodies of the answers in the same order. */
    List<String> bodies(List<byte[]> requests) throws IOException {
        var bodies = new String[requests.size()];
        run(number -> number < bodies.length, requests::get, answered -> bodies[answered.number()] = answered.body());
        return List.of(bodies);
    }

    private void run(IntPredicate more, IntFunction<byte[]> requests, Consumer<Connection> each) throws IOException {
        try (var connections = new Connections(port, count)) {
            var number = 0;
            var busy = 0;
            for (var connection : connections.all()) {
                if (more.test(number)) {
                    connection.send(requests.apply(number), number++, System.nanoTime());
                    busy++;
                }
            }
            while (busy > 0) {
                for (var answered : connections.answered()) {
                    if (answered.status() != status) {
                        throw new IOException("the answer was " + answered.status() + " " + answered.body());
                    }
                    each.accept(answered);
                    if (more.test(number)) {
                        answered.send(requests.apply(number), number++, System.nanoTime());
                    } else {
                        busy--;
                    }
                }
            }
        }
    }
}
