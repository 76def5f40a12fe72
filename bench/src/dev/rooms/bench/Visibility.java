package dev.rooms.bench;

import java.util.List;

/** How soon what was acknowledged is to be seen, and how many events per second can be kept up with. */
final class Visibility {
    static final Target TARGET =
            new Target("acknowledged to visible in GET at 2,000 events per second", "p99 <= 100 ms");

    private static final int RATE = 2_000;
    private static final double LONGEST_MILLIS = 100;
    private static final int TRIES = 3;
    /** Until most of what runs is compiled. */
    private static final double WARM_UP_SECONDS = 40;

    private static final int WARM_UP_RATE = 400;

    private final Stage stage;

    Visibility(Stage stage) {
        this.stage = stage;
    }

    List<Row> rows() throws Exception {
        var server = stage.server("mint");
        Play.of(Program.of(server, WARM_UP_RATE, WARM_UP_SECONDS), server);
        new Backlog(server.database()).end();
        var first = play(server, RATE);
        var measured = new StringBuilder(first.text());
        var sustained = 0;
        var tooMany = RATE;
        for (var at = 0; !first.isSustained() && at < TRIES; at++) {
            new Backlog(server.database()).end();
            var half = play(server, (sustained + tooMany) / 2);
            measured.append("; ").append(half.text());
            sustained = half.isSustained() ? half.rate() : sustained;
            tooMany = half.isSustained() ? tooMany : half.rate();
        }
        measured.append("; GETs of 10 joins per second, each every 4 ms, and after 80 ms every twentieth of the time");
        return List.of(Row.of(TARGET, measured.toString(), first.isSustained() && first.p99() <= LONGEST_MILLIS));
    }

    private static Kept play(Server server, int rate) throws Exception {
        return new Kept(rate, Play.of(Program.of(server, rate), server));
    }

    /** What became of a rate. */
    private record Kept(int rate, Play.Result result) {
        private static final double SHORT = 0.25;

        /** Nothing grows: at the end, what waits is of the last quarter of a second. */
        boolean isSustained() {
            return result.refused() == 0 && result.late() <= SHORT && result.backlog() <= rate * SHORT;
        }

        double p99() {
            return Percentile.of(99, result.millis());
        }

        String text() {
            return Row.text(
                    "%,d per second %s: p50 %.0f ms, p99 %.0f ms, %,d waiting at the end, %,d times 503",
                    rate,
                    isSustained() ? "sustained" : "not sustained",
                    Percentile.of(50, result.millis()),
                    p99(),
                    result.backlog(),
                    result.refused());
        }
    }
}
