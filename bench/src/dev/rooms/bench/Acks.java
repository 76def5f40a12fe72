package dev.rooms.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Webhooks that are acknowledged when they are durable: how many against inserts by pgbench, and how soon. */
final class Acks {
    static final int MANY = 128;
    static final int FEW = Clients.COUNT;
    static final Target LATENCY =
            new Target("webhook acks at half of that rate, " + MANY + " clients, open loop", "p99 <= 5 ms, 0 non-2xx");

    private static final int PAIRS = 3;
    private static final int SECONDS = 4;
    /** By then the JIT compiler, which takes a core of its own meanwhile, is done with most of it. */
    private static final int WARM_UPS = 4;

    private static final int WARM_UP_SECONDS = 10;
    private static final double LONGEST_MILLIS = 5;
    private static final String DATABASE = "service";
    /** Each LiveKit room sends one webhook after the other. */
    private static final int ROOMS = 1_000;

    private static final int PREPARED = 120_000;

    private final Stage stage;
    private double rate;

    Acks(Stage stage) {
        this.stage = stage;
    }

    static Target target(int clients) {
        return new Target(
                "durable webhook acks per second / pgbench inserts of the same row, " + clients + " clients",
                ">= " + limit(clients));
    }

    private static double limit(int clients) {
        return clients > FEW ? 3.0 : 0.9;
    }

    List<Row> throughput(int clients) throws Exception {
        var server = stage.server(DATABASE);
        var file = stage.folder().resolve("insert-webhook.sql");
        Files.writeString(file, """
                \\set event random(1, 9000000000000000000)
                insert into inbox_log (event_id, line, payload, received_at) values \
                ('EV_' || :event, 's-bench-' || (:event::bigint %% %d), :payload, now()) on conflict do nothing;
                """.formatted(ROOMS));
        var script = new Script(file, List.of("--define=payload=" + Codec.kept(Codec.BODY)));
        var pgbench = new Pgbench(stage.folder(), server.database(), clients, script);
        warmUp(server, clients);
        var ours = new double[PAIRS];
        var theirs = new double[PAIRS];
        var ratios = new double[PAIRS];
        for (var pair = 0; pair < PAIRS; pair++) {
            ours[pair] = send(server, clients, SECONDS);
            theirs[pair] = pgbench.rate(SECONDS);
            ratios[pair] = ours[pair] / theirs[pair];
        }
        if (clients == MANY) {
            rate = Median.of(ours);
        }
        var ratio = Median.of(ratios);
        var measured = Row.text(
                "%.2f (%.2f, %.2f, %.2f; %.0f / %.0f per second)",
                ratio, ratios[0], ratios[1], ratios[2], Median.of(ours), Median.of(theirs));
        return List.of(Row.of(target(clients), measured, ratio >= limit(clients)));
    }

    List<Row> latency() throws Exception {
        var server = stage.server(DATABASE);
        if (rate == 0) {
            warmUp(server, MANY);
            rate = send(server, MANY, SECONDS);
        }
        var half = rate / 2;
        var p99 = new double[PAIRS];
        var p999 = new double[PAIRS];
        var refused = 0;
        for (var round = 0; round < PAIRS; round++) {
            var result = OpenLoop.run(server.port(), MANY, half, requests((int) (half * SECONDS)));
            p99[round] = Percentile.of(99, result.micros()) / 1e3;
            p999[round] = Percentile.of(99.9, result.micros()) / 1e3;
            refused += result.refused();
        }
        var median = Median.of(p99);
        var measured = Row.text(
                "p99 %.1f ms (%.1f, %.1f, %.1f), p99.9 %.1f ms, %d non-2xx, at %.0f per second",
                median, p99[0], p99[1], p99[2], Median.of(p999), refused, half);
        return List.of(Row.of(LATENCY, measured, median <= LONGEST_MILLIS && refused == 0));
    }

    private static void warmUp(Server server, int clients) throws Exception {
        for (var time = 0; time < WARM_UPS; time++) {
            send(server, clients, WARM_UP_SECONDS);
        }
    }

    /** @return acknowledged per second */
    private static double send(Server server, int clients, int seconds) throws Exception {
        var requests = requests(PREPARED);
        var next = new AtomicInteger();
        var sender = new Clients(server.port(), clients, 200);
        var begin = System.nanoTime();
        var acknowledged = sender.forSeconds(seconds, () -> requests.get(next.getAndIncrement() % PREPARED)).length;
        if (next.get() > PREPARED) {
            throw new IOException("more than " + PREPARED + " were sent, and doubles cost less");
        }
        return acknowledged / ((System.nanoTime() - begin) / 1e9);
    }

    private static List<byte[]> requests(int count) throws Exception {
        var webhooks = new Webhooks();
        var requests = new ArrayList<byte[]>(count);
        for (var at = 0; at < count; at++) {
            requests.add(webhooks.request(Codec.BODY
                    .replace("EV_7hJk3mNp5QrS", "EV_" + UUID.randomUUID())
                    .replace("s-0199c0ffee007a3b9c1d2e3f4a5b6c7d", "s-bench-" + at % ROOMS)));
        }
        return requests;
    }
}
