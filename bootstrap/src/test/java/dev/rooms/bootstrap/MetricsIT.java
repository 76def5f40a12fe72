package dev.rooms.bootstrap;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is counted after real events, and what is never told. It runs in a process of its own, because other tests leave
 * people and applications behind.
 */
@QuarkusTest
@QuarkusTestResource(value = RealLiveKit.class, restrictToAnnotatedClass = true)
class MetricsIT {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_LARGE = 413;
    /** Every label value is a word of ours; in no line is there room for a name, an id or a token. */
    private static final Pattern LINE = Pattern.compile(
            "(rooms_[a-z_]+)(\\{((outcome|event|kind|work|span|status|reason)=\"[a-z_]+\"|version=\"[0-9A-Z.-]+\")"
                    + "(,le=\"([0-9.E-]+|\\+Inf)\")?})? ([0-9.E-]+)");

    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    @AfterEach
    void calm() {
        stage.relay().passOn(1);
    }

    private static String text() {
        return given().get("/q/metrics").then().statusCode(OK).extract().asString();
    }

    /** Each sample by its name and labels. */
    private static Map<String, Double> samples() {
        return text().lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
    }

    private static double sample(String name) {
        return samples().getOrDefault(name, Double.NaN);
    }

    private static void grown(Map<String, Double> before, String name, int by) {
        var wanted = before.getOrDefault(name, Double.NaN) + by;
        Eventually.within(AT_ONCE, name + " grows by " + by, () -> sample(name) >= wanted);
        assertThat(sample(name)).isEqualTo(wanted);
    }

    private static int send(Webhook webhook) {
        return given().header("Authorization", webhook.authorization())
                .contentType("application/webhook+json")
                .body(webhook.body())
                .post("/webhooks/livekit")
                .statusCode();
    }

    @Test
    void webhooks_are_counted_by_what_became_of_them() {
        var before = samples();
        var webhook = Webhook.roomStarted("not-ours");
        assertThat(send(webhook)).isEqualTo(OK);
        assertThat(send(webhook)).isEqualTo(OK);
        assertThat(send(webhook.forgedAs(RealLiveKit.API_KEY))).isEqualTo(UNAUTHORIZED);
        assertThat(send(webhook.forgedAs("nobody"))).isEqualTo(UNAUTHORIZED);
        assertThat(send(webhook.at(Instant.now().plusSeconds(90)))).isEqualTo(UNAUTHORIZED);
        assertThat(send(Webhook.of("{\"event\":\"room_st"))).isEqualTo(400);
        assertThat(send(Webhook.of("x".repeat(1024 * 1024 + 1)))).isEqualTo(TOO_LARGE);
        grown(before, "rooms_webhooks_total{outcome=\"acknowledged\"}", 1);
        grown(before, "rooms_webhooks_total{outcome=\"doubled\"}", 1);
        grown(before, "rooms_webhooks_total{outcome=\"refused_signature\"}", 2);
        grown(before, "rooms_webhooks_total{outcome=\"refused_time\"}", 1);
        grown(before, "rooms_webhooks_total{outcome=\"unreadable\"}", 1);
        grown(before, "rooms_webhooks_total{outcome=\"refused_size\"}", 1);
        grown(before, "rooms_webhooks_total{outcome=\"applied\"}", 1);
        grown(before, "rooms_work_seconds_count{work=\"store_webhook\"}", 2);
        grown(before, "rooms_webhook_delay_seconds_count{span=\"received_to_applied\"}", 1);
    }

    @Test
    void requests_connections_and_the_build_are_shown() {
        Api.room();
        given().get("/api/v1/rooms/" + UUID.randomUUID());
        given().put("/api/v1/rooms/" + UUID.randomUUID());
        given().get("/made-up/" + UUID.randomUUID());
        var names = samples().keySet();
        assertThat(names)
                .anyMatch(name -> name.startsWith("http_server_requests_seconds_count")
                        && name.contains("uri=\"/api/v1/rooms/{id}\"")
                        && name.contains("status=\"401\""));
        assertThat(names).noneMatch(name -> name.matches(".*[0-9a-f]{8}-[0-9a-f]{4}-.*"));
        assertThat(names)
                .contains(
                        "agroal_active_count{datasource=\"default\"}", "agroal_awaiting_count{datasource=\"default\"}");
        assertThat(names).anyMatch(name -> name.startsWith("rooms_build_info{version=\""));
        assertThat(names)
                .contains(
                        "rooms_recordings_total{status=\"ready\"}",
                        "rooms_joins_failed_total{reason=\"join_failure\"}");
    }

    @Test
    void tokens_are_counted_when_they_are_issued_repeated_and_revoked() {
        var before = samples();
        var room = Api.room();
        var token = Api.token(room, "ana", "host").getString("id");
        Api.token(room, "ben", "host");
        for (var time = 0; time < 2; time++) {
            given().header("Authorization", "Bearer " + RealLiveKit.OPERATOR_KEY)
                    .header("Idempotency-Key", room)
                    .contentType("application/json")
                    .body(Map.of("identity", "eve", "role", "viewer"))
                    .post("/api/v1/rooms/" + room + "/token")
                    .then()
                    .statusCode(201);
        }
        for (var time = 0; time < 2; time++) {
            Api.post("tokens/" + token + "/revoke").then().statusCode(OK);
        }
        Api.post("rooms/" + room + "/tokens/revoke", Map.of("identity", "ben"))
                .then()
                .statusCode(OK);
        grown(before, "rooms_tokens_total{event=\"issued\"}", 3);
        grown(before, "rooms_tokens_total{event=\"signed\"}", 4);
        grown(before, "rooms_tokens_total{event=\"revoked\"}", 2);
        grown(before, "rooms_media_demands_total{event=\"evict_intruders\"}", 2);
    }

    @Test
    void a_meeting_is_seen_and_nobody_in_it() {
        stage.mustBeReal();
        var before = samples();
        var room = Api.room();
        var token = Api.token(room, "ana-maria", "host");
        stage.relay().passOn(2);
        try (var ana = Participant.enter(stage.url(), token.getString("token"), "audio")
                .connected()) {
            Eventually.within(AT_ONCE, "ana is counted", () -> sample("rooms_live_participants") == 1);
            assertThat(sample("rooms_live_sessions")).isEqualTo(1);
            assertThat(sample("rooms_store_up")).isEqualTo(1);
            assertThat(sample("rooms_webhooks_total{outcome=\"doubled\"}"))
                    .isGreaterThan(before.getOrDefault("rooms_webhooks_total{outcome=\"doubled\"}", Double.NaN));
            stage.relay().passOn(1);
            Api.post("tokens/" + token.getString("id") + "/revoke").then().statusCode(OK);
            grown(before, "rooms_work_seconds_count{work=\"evict\"}", 1);
            grown(before, "rooms_participants_refused_total{outcome=\"removed\"}", 1);
            Eventually.within(AT_ONCE, "ana is out", ana::isOut);
            grown(before, "rooms_media_demands_total{event=\"settled\"}", 1);
        }
        Eventually.within(AT_ONCE, "nobody is left", () -> sample("rooms_live_participants") == 0);
        Eventually.within(AT_ONCE, "all is applied", () -> sample("rooms_inbox_unapplied") == 0);
        assertThat(text().lines().filter(line -> line.startsWith("rooms_"))).allMatch(LINE.asMatchPredicate());
        assertThat(text())
                .doesNotContain("ana-maria", room, token.getString("id"), token.getString("livekit_room"))
                .doesNotContain(token.getString("token"), RealLiveKit.API_KEY, RealLiveKit.API_SECRET);
    }
}
