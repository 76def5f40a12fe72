package dev.rooms.bench;

import java.nio.file.Path;
import java.util.Arrays;

/** What the packaged application takes of time and memory. */
final class Service {
    static final String POST = "POST /rooms p99 / pgbench p99 of its statements, 8 clients";
    static final String POST_TARGET = "<= 2.0";
    static final String READY = "packaged jar ready";
    static final String READY_TARGET = "<= 4 s";
    static final String MEMORY = "RSS after 10,000 requests";
    static final String MEMORY_TARGET = "<= 350 MB";

    private static final int STARTS = 3;
    private static final int PAIRS = 5;
    private static final int SECONDS = 4;
    private static final int WARM_UP_SECONDS = 20;

    private final Path home;
    private final Path folder;
    private final Database database;

    Service(Path home, Path folder, Database database) {
        this.home = home;
        this.folder = folder;
        this.database = database;
    }

    Server start() throws Exception {
        return Server.start(home, database, folder.resolve("server.log"));
    }

    Row ready() throws Exception {
        // The first one finds an empty database and makes the tables, so it does not count.
        start().close();
        var seconds = new double[STARTS];
        var cpu = new double[STARTS];
        for (var at = 0; at < STARTS; at++) {
            try (var server = start()) {
                seconds[at] = server.readyAfter();
                cpu[at] = server.cpuUntilReady();
            }
        }
        var median = Median.of(seconds);
        var measured = Row.text("%.1f s (%s; %.1f s of CPU)", median, each("%.1f", seconds), Median.of(cpu));
        return Row.of(READY, measured, READY_TARGET, median <= 4);
    }

    Row memory(Server server) throws Exception {
        new Clients(server.port()).requests(10_000);
        var megabytes = server.residentMegabytes();
        var options = System.getenv("JAVA_OPTS");
        var measured = Row.text(
                "%.0f MB (%s)",
                megabytes, options == null ? "bin/rooms, JAVA_OPTS not set" : "bin/rooms, JAVA_OPTS=" + options);
        return Row.of(MEMORY, measured, MEMORY_TARGET, megabytes <= 350);
    }

    Row post(Server server) throws Exception {
        var clients = new Clients(server.port());
        database.logStatements(true);
        clients.requests(1);
        database.logStatements(false);
        var pgbench = Pgbench.of(database, folder);
        pgbench.forSeconds(1);
        clients.forSeconds(WARM_UP_SECONDS);
        var ours = new double[PAIRS];
        var theirs = new double[PAIRS];
        var ratios = new double[PAIRS];
        var made = 0;
        var replayed = 0;
        for (var pair = 0; pair < PAIRS; pair++) {
            var posts = clients.forSeconds(SECONDS);
            var transactions = pgbench.forSeconds(SECONDS);
            ours[pair] = p99(posts);
            theirs[pair] = p99(transactions);
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
                pgbench.statements());
        return Row.of(POST, measured, POST_TARGET, ratio <= 2.0);
    }

    private static double p99(double[] times) {
        if (times.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
    }

    private static String each(String format, double... values) {
        return String.join(", ", Arrays.stream(values).mapToObj(value -> Row.text(format, value)).toList());
    }
}
