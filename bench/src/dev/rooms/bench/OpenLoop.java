package dev.rooms.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Requests that are due at their times, whether or not those before are answered. The time of each counts from when it
 * was due, also while it waits for a free connection, so a server that stands still shows in all that it keeps waiting.
 */
final class OpenLoop {
    /**
     * @param micros of each, from when it was due to its answer
     * @param refused how many answers were not 2xx
     */
    record Result(double[] micros, int refused) {}

    private static final long SOON = 100_000_000;

    private OpenLoop() {}

    static Result run(int port, int clients, double perSecond, List<byte[]> requests) throws IOException {
        var micros = new double[requests.size()];
        var refused = 0;
        try (var connections = new Connections(port, clients)) {
            var free = new ArrayDeque<>(connections.all());
            var begin = System.nanoTime() + SOON;
            var sent = 0;
            for (var done = 0; done < micros.length; ) {
                var due = begin + (long) (sent * 1e9 / perSecond);
                while (sent < micros.length && !free.isEmpty() && due <= System.nanoTime()) {
                    free.remove().send(requests.get(sent), sent, due);
                    sent++;
                    due = begin + (long) (sent * 1e9 / perSecond);
                }
                var isFree = sent < micros.length && !free.isEmpty();
                for (var answered : connections.answered(isFree ? due - System.nanoTime() : SOON)) {
                    micros[answered.number()] = (System.nanoTime() - answered.since()) / 1e3;
                    refused += answered.status() / 100 == 2 ? 0 : 1;
                    free.add(answered);
                    done++;
                }
            }
        }
        return new Result(micros, refused);
    }
}
