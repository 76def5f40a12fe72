package dev.rooms.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the packaged application takes of time and memory. */
final class Service {
    static final Target POST = new Target("POST /rooms p99 / pgbench p99 of its statements, 8 clients", "<= 2.0");
    static final Target READY = new Target("packaged jar ready", "<= 4 s");
    static final Target MEMORY = new Target("RSS after 10,000 requests", "<= 350 MB");

    private static final int STARTS = 3;
    private static final int PAIRS = 5;
    private static final int SECONDS = 4;
    private static final int WARM_UP_SECONDS = 20;
    private static final String DATABASE = "service";
    private static final String INSERT = "insert into room ";
    private static final byte[] REQUEST =
            Clients.post("/api/v1/rooms", "{\"name\":\"Stand-up\",\"room_type\":\"group\"}");

    private final Stage stage;

    Service(Stage stage) {
        this.stage = stage;
    }

    List<Row> ready() throws Exception {
        var seconds = new double[STARTS];
        var cpu = new double[STARTS];
        // The first one finds an empty database and makes the tables, so it does not count.
        for (var at = -1; at < STARTS; at++) {
            var server = stage.server(DATABASE);
            if (at >= 0) {
                seconds[at] = server.readyAfter();
                cpu[at] = server.cpuUntilReady();
            }
            stage.stop();
        }
        var median = Median.of(seconds);
        var measured = Row.text("%.1f s (%s; %.1f s of CPU)", median, each("%.1f", seconds), Median.of(cpu));
        return List.of(Row.of(READY, measured, median <= 4));
    }

    /** Of a server that has just started. */
    List<Row> memory() throws Exception {
        stage.stop();
        var server = stage.server(DATABASE);
        clients(server).times(10_000, () -> REQUEST);
        var megabytes = server.residentMegabytes();
        var options = System.getenv("JAVA_OPTS");
        var measured = Row.text(
                "%.0f MB (%s)",
                megabytes, options == null ? "bin/rooms, JAVA_OPTS not set" : "bin/rooms, JAVA_OPTS=" + options);
        return List.of(Row.of(MEMORY, measured, megabytes <= 350));
    }

    List<Row> post() throws Exception {
        var server = stage.server(DATABASE);
        var clients = clients(server);
        var transaction = stage.cluster().logged(() -> clients.times(1, () -> REQUEST), INSERT);
        var pgbench = pgbench(server, transaction);
        pgbench.times(1);
        clients.forSeconds(WARM_UP_SECONDS, () -> REQUEST);
        var ours = new double[PAIRS];
        var theirs = new double[PAIRS];
        var ratios = new double[PAIRS];
        var made = 0;
        var replayed = 0;
        for (var pair = 0; pair < PAIRS; pair++) {
            var posts = clients.forSeconds(SECONDS, () -> REQUEST);
            var transactions = pgbench.times(SECONDS);
            ours[pair] = Percentile.of(99, posts);
            theirs[pair] = Percentile.of(99, transactions);
            ratios[pair] = ours[pair] / theirs[pair];
            made += posts.length;
            replayed += transactions.length;
        }
        var ratio = Median.of(ratios);
        var measured = Row.text(
                "%.2f (%s; %.1f ms / %.1f ms; %.0f / %.0f per second; %d statements)",
                ratio,
                each("%.2f", ratios),
                Median.of(ours) / 1e3,
                Median.of(theirs) / 1e3,
                (double) made / (PAIRS * SECONDS),
                (double) replayed / (PAIRS * SECONDS),
                transaction.size());
        return List.of(Row.of(POST, measured, ratio <= 2.0));
    }

    private static Clients clients(Server server) {
        return new Clients(server.port(), Clients.COUNT, 201);
    }

    private Pgbench pgbench(Server server, List<Cluster.Statement> transaction) throws Exception {
        var made = transaction.stream()
                .filter(statement -> Script.isInsert(statement, INSERT))
                .findFirst()
                .orElseThrow();
        // Each transaction has a room of its own.
        var script = Script.of(
                stage.folder().resolve("post-rooms.sql"),
                "\\set room random(1, 9000000000000000000)\n",
                transaction,
                Map.of(Script.value(made, "id"), "lpad(to_hex(:room::bigint), 32, '0')::uuid"));
        return new Pgbench(stage.folder(), server.database(), Clients.COUNT, script);
    }

    private static String each(String format, double... values) {
        return String.join(", ", Arrays.stream(values).mapToObj(value -> Row.text(format, value)).toList());
    }
}
