package dev.rooms.bootstrap;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Requests that hold every connection that requests may have leave the background its own. */
@QuarkusTest
@QuarkusTestResource(RealLiveKit.class)
class BusyDatabaseTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Transactions transactions;
    private final DataSource database;

    @Inject
    BusyDatabaseTest(Transactions transactions, DataSource database) {
        this.transactions = transactions;
        this.database = database;
    }

    @Test
    void a_webhook_is_applied_and_timers_run_while_requests_hold_all_that_they_may() throws InterruptedException {
        var room = Api.room();
        Api.token(room, "ana", "host");
        var sid = "RM_" + UUID.randomUUID();
        var started = started(
                one("select livekit_room from session where room_id = ?::uuid", room)
                        .orElseThrow(),
                sid);
        var mine = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.max-size", Integer.class) * 7 / 10;
        var holding = new CountDownLatch(mine);
        var over = new CountDownLatch(1);
        for (var request = 0; request < mine; request++) {
            Thread.ofVirtual().start(() -> hold(holding, over));
        }
        holding.await();
        try {
            assertThat(Api.post("rooms", Map.of("name", "Refused", "room_type", "group"))
                            .statusCode())
                    .isEqualTo(UNAVAILABLE);
            assertThat(send(started)).isEqualTo(OK);
            Eventually.within(
                    SOON,
                    "the webhook is applied",
                    () -> one("select sid from session where room_id = ?::uuid", room)
                            .equals(Optional.of(sid)));
            var before = Instant.now().toString();
            Eventually.within(
                    SOON,
                    "a timer has run",
                    () -> one("select 1 from scheduled_tasks where last_success > ?::timestamptz limit 1", before)
                            .isPresent());
        } finally {
            over.countDown();
        }
        Eventually.within(
                SOON,
                "requests are served again",
                () -> Api.post("rooms", Map.of("name", "Served", "room_type", "group"))
                                .statusCode()
                        == 201);
    }

    private void hold(CountDownLatch holding, CountDownLatch over) {
        transactions.run(() -> {
            one("select 1 where ? is not null", "x");
            holding.countDown();
            try {
                over.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Webhook started(String livekitRoom, String sid) {
        return Webhook.of("{\"event\":\"room_started\",\"id\":\"EV_" + UUID.randomUUID() + "\",\"createdAt\":\""
                + Instant.now().getEpochSecond() + "\",\"room\":{\"sid\":\"" + sid + "\",\"name\":\"" + livekitRoom
                + "\"}}");
    }

    private static int send(Webhook webhook) {
        return given().header("Authorization", webhook.authorization())
                .contentType("application/webhook+json")
                .body(webhook.body())
                .post("/webhooks/livekit")
                .statusCode();
    }

    private Optional<String> one(String query, String value) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, value);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
