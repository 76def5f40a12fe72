package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While PostgreSQL is away, stopped or hanging: what callers are told, and that nothing piles up. */
class DatabaseAwayIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    /** More at once than there are connections to the database. */
    private static final int CALLERS = 40;

    private static void isUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("store-unavailable");
    }

    private static Duration refusal(SmallRooms rooms) {
        var began = System.nanoTime();
        isUnavailable(rooms.send(Webhook.roomStarted("away")));
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** The median, since this machine has more to do. */
    private static void refusesWebhooksWithinASecond(SmallRooms rooms) {
        var times = IntStream.range(0, 9).mapToObj(_ -> refusal(rooms)).sorted().toList();
        assertThat(times.get(4)).as(times.toString()).isLessThan(Duration.ofSeconds(1));
    }

    private static void refusesCallersWithin(Duration patience, SmallRooms rooms) throws Exception {
        var began = System.nanoTime();
        var answers = new ArrayList<Future<HttpResponse<String>>>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var caller = 0; caller < CALLERS; caller++) {
                answers.add(callers.submit(() -> rooms.get("/api/v1/rooms")));
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(patience);
        for (var answer : answers) {
            isUnavailable(answer.get());
        }
    }

    @Test
    void a_database_that_hangs_costs_a_refusal_and_no_memory(@TempDir Path folder) throws Exception {
        try (var rooms = SmallRooms.start(folder)) {
            rooms.serves(SOON);
            try (var _ = rooms.freezeDatabase()) {
                refusesWebhooksWithinASecond(rooms);
                refusesCallersWithin(Duration.ofSeconds(20), rooms);
                // More than its whole memory, should it keep them.
                assertThat(rooms.flood(6_000, 256, () -> Webhook.roomStarted("away", 30_000)))
                        .containsOnlyKeys(503);
                assertThat(rooms.get("/q/metrics").body()).contains("rooms_store_up 0.0\n");
                assertThat(rooms.get("/q/health/live").statusCode()).isEqualTo(200);
            }
            servesAndKeeps(rooms);
        }
    }

    @Test
    void a_database_that_was_stopped_is_found_again_when_it_is_back(@TempDir Path folder) throws Exception {
        try (var rooms = SmallRooms.start(folder)) {
            rooms.serves(SOON);
            rooms.stopDatabase();
            refusesWebhooksWithinASecond(rooms);
            refusesCallersWithin(Duration.ofSeconds(5), rooms);
            rooms.startDatabase();
            servesAndKeeps(rooms);
        }
    }

    private static void servesAndKeeps(SmallRooms rooms) throws InterruptedException, SQLException, IOException {
        rooms.serves(SOON);
        assertThat(rooms.flood(200, 8, () -> Webhook.roomStarted("back"))).isEqualTo(Map.of(200, 200));
        assertThat(rooms.count("select count(*) from inbox_log where line = 'back'"))
                .isEqualTo(200);
        assertThat(rooms.get("/q/metrics").body()).contains("rooms_store_up 1.0\n");
    }
}
