package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers and broken senders do to the webhook route of the production package, in little memory. */
class BadWebhooksIT {
    private static final Duration APPLIED = Duration.ofSeconds(60);
    /** A million by hand: {@code -Dbad.webhooks=1000000}. */
    private static final int MANY = Integer.getInteger("bad.webhooks", 20_000);

    private static Webhook truncated(Webhook whole) {
        return new Webhook(Arrays.copyOf(whole.body(), whole.body().length - 10), whole.authorization());
    }

    private static String nested(int depth) {
        return "{\"event\":\"room_started\",\"room\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
    }

    @Test
    void each_is_refused_for_what_it_is_and_none_is_stored(@TempDir Path folder) throws Exception {
        try (var rooms = SmallRooms.start(folder)) {
            var good = Webhook.roomStarted("known");
            assertThat(rooms.send(good).statusCode()).isEqualTo(200);
            assertThat(rooms.send(good).statusCode()).as("replayed at once").isEqualTo(200);
            assertThat(rooms.send(good.at(Instant.now().minusSeconds(3600))).statusCode())
                    .as("replayed later")
                    .isEqualTo(401);
            assertThat(rooms.send(good.forgedAs(RealLiveKit.API_KEY)).statusCode())
                    .as("forged")
                    .isEqualTo(401);
            assertThat(rooms.send(good.forgedAs("nobody")).statusCode())
                    .as("wrongly keyed")
                    .isEqualTo(401);
            assertThat(rooms.send(truncated(good)).statusCode()).as("truncated").isEqualTo(401);
            assertThat(rooms.send(Webhook.of("{\"event\":\"room_sta")).statusCode())
                    .as("truncated before it was signed")
                    .isEqualTo(400);
            assertThat(rooms.send(Webhook.roomStarted("large", 1024 * 1024)).statusCode())
                    .as("oversized")
                    .isEqualTo(413);
            assertThat(rooms.send(Webhook.of(nested(5_000))).statusCode())
                    .as("deeply nested")
                    .isEqualTo(400);
            assertThat(rooms.send(Webhook.of(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}))
                            .statusCode())
                    .as("not UTF-8")
                    .isEqualTo(400);
            assertThat(rooms.count("select count(*) from inbox_log")).isEqualTo(1);
        }
    }

    @Test
    void many_forged_ones_leave_nothing(@TempDir Path folder) throws Exception {
        try (var rooms = SmallRooms.start(folder)) {
            var forged = Webhook.roomStarted("unknown", 10_000).forgedAs(RealLiveKit.API_KEY);
            assertThat(rooms.flood(MANY, 32, () -> forged)).isEqualTo(Map.of(401, MANY));
            assertThat(rooms.count("select count(*) from inbox_log")).isZero();
        }
    }

    @Test
    void many_events_of_one_unknown_room_are_stored_and_change_nothing(@TempDir Path folder) throws Exception {
        try (var rooms = SmallRooms.start(folder)) {
            var began = System.nanoTime();
            assertThat(rooms.flood(MANY, 32, () -> Webhook.roomStarted("unknown")))
                    .isEqualTo(Map.of(200, MANY));
            var taken = System.nanoTime();
            assertThat(rooms.count("select count(*) from inbox_log")).isEqualTo(MANY);
            Eventually.within(
                    APPLIED.plusMillis(10L * MANY),
                    "all are applied",
                    () -> rooms.get("/q/metrics").body().contains("rooms_inbox_unapplied 0.0\n"));
            System.err.printf(
                    "%d events of one unknown room: taken in %.0f s, applied %.0f s later%n",
                    MANY, (taken - began) / 1e9, (System.nanoTime() - taken) / 1e9);
            assertThat(rooms.count("select count(*) from session")).isZero();
        }
    }
}
