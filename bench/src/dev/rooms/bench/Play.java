package dev.rooms.bench;

import dev.rooms.bench.Program.Cue;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/** Sends webhooks at their times, and looks for some of those who join. */
final class Play {
    private static final int READERS = 8;
    private static final long STEP = 500_000;
    private static final long SOON = 100_000_000;
    /** It ends when it is so many seconds late, and tells how far it came. */
    private static final double LATEST = 10;
    /** As LiveKit waits before it sends a webhook for the second time. */
    private static final long BEFORE_AGAIN = 1_000_000_000;

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    /**
     * @param millis from the acknowledgement of each join that was watched to the answer that shows it
     * @param refused how often a webhook was not acknowledged and came once more
     * @param late how many seconds after its time the last one was acknowledged
     * @param backlog how many acknowledged ones were not applied then
     */
    record Result(double[] millis, int refused, double late, int backlog) {}

    /** A webhook that was refused, and when it comes once more. */
    private record Again(int number, long at) {}

    private final List<Cue> cues;
    private final Backlog backlog;
    private final Connections connections;
    private final List<Queue<Integer>> waiting = new ArrayList<>();
    private final Queue<Connection> readers = new ArrayDeque<>();
    private final Queue<Watch> watches = new PriorityQueue<>(Comparator.comparingLong(Watch::nextLook));
    private final Map<Connection, Watch> asked = new HashMap<>();
    private final List<Double> millis = new ArrayList<>();
    private final Queue<Again> again = new ArrayDeque<>();
    private int acknowledged;
    private int refused;

    private Play(List<Cue> cues, Backlog backlog, Connections connections) {
        this.cues = cues;
        this.backlog = backlog;
        this.connections = connections;
        for (var sender = 0; sender < Program.SENDERS; sender++) {
            waiting.add(new ArrayDeque<>());
        }
        readers.addAll(connections.all().subList(Program.SENDERS, Program.SENDERS + READERS));
    }

    static Result of(List<Cue> cues, Server server) throws Exception {
        try (var connections = new Connections(server.port(), Program.SENDERS + READERS)) {
            return new Play(cues, new Backlog(server.database()), connections).run();
        }
    }

    private Result run() throws Exception {
        var begin = System.nanoTime() + SOON;
        var latest = begin + (cues.getLast().due() + LATEST) * 1e9;
        var next = 0;
        while (acknowledged < cues.size() && System.nanoTime() < latest) {
            while (next < cues.size() && begin + cues.get(next).due() * 1e9 <= System.nanoTime()) {
                var queue = waiting.get(cues.get(next).sender());
                queue.add(next);
                if (queue.size() == 1) {
                    send(next);
                }
                next++;
            }
            goOn();
        }
        var late = (System.nanoTime() - begin) / 1e9 - cues.getLast().due();
        var behind = backlog.count();
        again.clear();
        waiting.forEach(Queue::clear);
        while (!watches.isEmpty() || !asked.isEmpty()) {
            goOn();
        }
        var times = millis.stream().mapToDouble(Double::doubleValue).toArray();
        return new Result(times, refused, late, behind);
    }

    private void send(int number) throws IOException {
        var cue = cues.get(number);
        connections.all().get(cue.sender()).send(cue.request(), number, System.nanoTime());
    }

    private void goOn() throws IOException {
        var now = System.nanoTime();
        while (!watches.isEmpty() && !readers.isEmpty() && watches.peek().nextLook() <= now) {
            var reader = readers.remove();
            asked.put(reader, watches.remove());
            reader.send(asked.get(reader).question(), -1, now);
        }
        while (!again.isEmpty() && again.peek().at() <= now) {
            send(again.remove().number());
        }
        for (var answered : connections.answered(STEP)) {
            var isUnavailable = answered.status() == UNAVAILABLE;
            if (answered.status() != OK && !isUnavailable) {
                throw new IOException("the answer was " + answered.status() + " " + answered.body());
            }
            var watch = asked.remove(answered);
            if (watch == null && isUnavailable) {
                refused++;
                again.add(new Again(answered.number(), System.nanoTime() + BEFORE_AGAIN));
            } else if (watch == null) {
                acknowledged(answered.number());
            } else {
                readers.add(answered);
                seen(watch, answered.body());
            }
        }
    }

    private void acknowledged(int number) throws IOException {
        acknowledged++;
        var cue = cues.get(number);
        if (cue.watch() != null) {
            cue.watch().acknowledged(System.nanoTime());
            watches.add(cue.watch());
        }
        var queue = waiting.get(cue.sender());
        queue.poll();
        if (!queue.isEmpty()) {
            send(queue.peek());
        }
    }

    private void seen(Watch watch, String body) {
        var now = System.nanoTime();
        if (watch.isOver(body, now)) {
            millis.add(watch.millis(now));
        } else {
            watches.add(watch);
        }
    }
}
