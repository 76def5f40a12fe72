package dev.rooms.bootstrap;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recordings as their callers meet them: a real LiveKit, a bucket, and a stand-in for LiveKit's egress worker. */
@QuarkusTest
@QuarkusTestResource(value = RealLiveKitOnRedis.class, restrictToAnnotatedClass = true)
class RecordingTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LOST = Duration.ofSeconds(60);
    private static final int PARTIAL = 206;

    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    private final List<AutoCloseable> running = new ArrayList<>();
    private String room = "";

    @BeforeEach
    void meet() {
        stage.mustBeReal();
        if (GoProgram.EGRESS_WORKER.path().isEmpty()) {
            System.err.println("Skipped, because it needs a recorder: no Go to build one with");
            Assumptions.abort("no Go to build a recorder with");
        }
        var template = Api.created(Api.post(
                "templates",
                Map.of("name", "Recorded", "room_type", "group", "recording_enabled", true, "retention_days", 30)));
        room = Api.created(Api.post("rooms", Map.of("name", "Visite", "template_id", template.getString("id"))))
                .getString("id");
    }

    @AfterEach
    void end() throws Exception {
        for (var each : running.reversed()) {
            each.close();
        }
    }

    /** @return their join token */
    private String enter(String identity) {
        var token = Api.token(room, identity, "participant").getString("token");
        running.add(Participant.enter(stage.url(), token).connected());
        Eventually.within(
                SOON,
                identity + " is seen",
                () -> Api.participants(room, "?state=joined").stream()
                        .anyMatch(each -> identity.equals(each.get("identity"))));
        return token;
    }

    private StandInEgressWorker worker() {
        var worker = StandInEgressWorker.start(stage);
        running.add(worker);
        return worker;
    }

    private Response accept(String identity, String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(Map.of("identity", identity, "decision", "accepted"))
                .post("/api/v1/rooms/" + room + "/consents");
    }

    private Response start() {
        return Api.post("rooms/" + room + "/recording/start", Map.of());
    }

    private static String code(Response answer, int status) {
        return answer.then().statusCode(status).extract().path("code");
    }

    private static JsonPath becomes(String recording, String status, Duration time) {
        return Eventually.within(
                time,
                "the recording is " + status,
                () -> Optional.of(Api.get("recordings/" + recording))
                        .filter(seen -> status.equals(seen.getString("status"))));
    }

    @Test
    void two_who_agree_are_recorded_and_the_file_is_downloaded() throws IOException, InterruptedException {
        worker();
        assertThat(code(start(), 409)).isEqualTo("room-not-live");
        var ana = enter("ana");
        var ben = enter("ben");
        var refused = start();
        assertThat(code(refused, 409)).isEqualTo("consent-missing");
        assertThat(refused.jsonPath().<String>getList("missing")).containsExactlyInAnyOrder("ana", "ben");
        accept("ana", ana).then().statusCode(201);
        accept("ana", ben).then().statusCode(403);
        accept("ben", ben).then().statusCode(201);

        var started = start();
        started.then().statusCode(202);
        var id = started.jsonPath().getString("id");
        assertThat(started.header("Location")).isEqualTo("/api/v1/recordings/" + id);
        var second = start();
        assertThat(code(second, 409)).isEqualTo("recording-already-active");
        assertThat(second.jsonPath().getString("recording_id")).isEqualTo(id);
        becomes(id, "active", SOON);

        Api.post("rooms/" + room + "/recording/stop", Map.of()).then().statusCode(202);
        var ready = becomes(id, "ready", SOON);
        assertThat(ready.<String>getList("consents.identity")).containsExactlyInAnyOrder("ana", "ben");
        assertThat(ready.getString("expires_at")).isNotNull();
        isDownloaded(id, ready.getInt("size_bytes"));
    }

    private static void isDownloaded(String id, int size) throws IOException, InterruptedException {
        var answer = given().header("Authorization", "Bearer " + RealLiveKit.OPERATOR_KEY)
                .redirects()
                .follow(false)
                .get("/api/v1/recordings/" + id + "/download?ttl_seconds=60");
        answer.then().statusCode(302);
        var link = HttpRequest.newBuilder(URI.create(answer.header("Location")));
        try (var http = HttpClient.newHttpClient()) {
            var whole = http.send(link.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(whole.body()).hasSize(size);
            assertThat(new String(whole.body(), 4, 4, StandardCharsets.US_ASCII))
                    .isEqualTo("ftyp");
            assertThat(whole.headers().firstValue("Content-Disposition").orElse(""))
                    .contains("Visite ", ".mp4");
            var part = http.send(link.header("Range", "bytes=4-7").build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(part.statusCode()).isEqualTo(PARTIAL);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 4, 8));
        }
    }

    @Test
    void a_recording_whose_worker_died_has_failed_within_a_minute_and_the_next_one_starts() {
        var dying = worker();
        accept("ana", enter("ana"));
        var lost = start().jsonPath().getString("id");
        becomes(lost, "active", SOON);
        dying.kill();
        assertThat(becomes(lost, "failed", LOST).getString("status_reason")).isEqualTo("recorder-lost");
        worker();
        var next = start();
        next.then().statusCode(202);
        becomes(next.jsonPath().getString("id"), "active", SOON);
    }

    @Test
    void a_recording_that_nothing_can_record_has_failed_within_half_a_minute() {
        accept("ana", enter("ana"));
        var id = start().jsonPath().getString("id");
        var failed = becomes(id, "failed", Duration.ofSeconds(30));
        assertThat(failed.getString("status_reason")).isEqualTo("recorder-unavailable");
        assertThat(failed.<String>getList("history.status"))
                .startsWith("requested")
                .endsWith("failed");
    }
}
