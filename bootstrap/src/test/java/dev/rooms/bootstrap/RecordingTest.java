package dev.rooms.bootstrap;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recordings as their callers meet them: a real LiveKit, a bucket, and a stand-in for LiveKit's egress worker. */
@QuarkusTest
@WithTestResource(RealLiveKitOnRedis.class)
class RecordingTest {
    private static final Duration LOST = Duration.ofSeconds(60);
    private static final int PARTIAL = 206;

    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    @SuppressWarnings("NullAway.Init")
    Scene scene;

    @Inject
    DataSource database;

    @BeforeEach
    void meet() {
        scene = new Scene(stage, Map.of());
    }

    @AfterEach
    void end() {
        scene.close();
    }

    private static String code(Response answer, int status) {
        return answer.then().statusCode(status).extract().path("code");
    }

    @Test
    void two_who_agree_are_recorded_and_the_file_is_downloaded() throws IOException, InterruptedException {
        scene.worker();
        assertThat(code(scene.start(), 409)).isEqualTo("room-not-live");
        scene.enter("ana");
        scene.enter("ben");
        var refused = scene.start();
        assertThat(code(refused, 409)).isEqualTo("consent-missing");
        assertThat(refused.jsonPath().<String>getList("missing")).containsExactlyInAnyOrder("ana", "ben");
        scene.says("ana", "accepted");
        scene.says("ana", "accepted", "ben").then().statusCode(403);
        scene.says("ben", "accepted");

        var started = scene.start();
        started.then().statusCode(202);
        var id = started.jsonPath().getString("id");
        assertThat(started.header("Location")).isEqualTo("/api/v1/recordings/" + id);
        var second = scene.start();
        assertThat(code(second, 409)).isEqualTo("recording-already-active");
        assertThat(second.jsonPath().getString("recording_id")).isEqualTo(id);
        Scene.becomes(id, "active", Scene.SOON);

        scene.stop();
        var ready = Scene.becomes(id, "ready", Scene.SOON);
        assertThat(ready.<String>getList("consents.identity")).containsExactlyInAnyOrder("ana", "ben");
        assertThat(ready.getString("expires_at")).isNotNull();
        isDownloaded(id, ready.getInt("size_bytes"));
    }

    @Test
    void what_opens_the_bucket_is_told_to_the_recorder_and_kept_nowhere() throws SQLException {
        scene.worker();
        scene.enter("ana");
        scene.says("ana", "accepted");
        var id = scene.recording();
        scene.stop();
        Scene.becomes(id, "ready", Scene.SOON);
        var link = Api.get("recordings/" + id + "/download?redirect=false").getString("url");
        var secret = ConfigProvider.getConfig().getValue("rooms.storage.secret-key", String.class);
        assertThat(tablesWith(secret)).isEmpty();
        assertThat(tablesWith(link.substring(link.indexOf("X-Amz-Signature=")))).isEmpty();
        assertThat(tablesWith(id)).contains("recording", "inbox_log", "event");
    }

    /** In whichever column, as text or as bytes. */
    private List<String> tablesWith(String text) throws SQLException {
        var hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        var found = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var tables = connection
                        .getMetaData()
                        .getTables(null, "public", "%", new String[] {"TABLE", "PARTITIONED TABLE"})) {
            while (tables.next()) {
                var table = tables.getString("TABLE_NAME");
                try (var rows = statement.executeQuery(
                        "select 1 from \"%s\" r where r::text like '%%%s%%' or r::text like '%%%s%%'"
                                .formatted(table, text, hex))) {
                    if (rows.next()) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
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
        var dying = scene.worker();
        scene.enter("ana");
        scene.says("ana", "accepted");
        var lost = scene.recording();
        dying.kill();
        assertThat(Scene.becomes(lost, "failed", LOST).getString("status_reason"))
                .isEqualTo("recorder-lost");
        scene.worker();
        assertThat(scene.recording()).isNotEqualTo(lost);
    }

    /** To those who follow what happens to the room. */
    private void isTold(String id) {
        var told = Api.get("events?limit=100&room_id=" + scene.room());
        var types = told.<String>getList("items.type");
        assertThat(types)
                .startsWith("recording.requested")
                .endsWith("recording.failed")
                .doesNotHaveDuplicates();
        assertThat(told.<Integer>getList("items.sequence"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, types.size()).boxed().toList());
        assertThat(told.<String, Object>getMap("items[-1].data"))
                .containsEntry("recording_id", id)
                .containsEntry("status", "failed")
                .containsEntry("status_reason", "recorder-unavailable");
        var next = "events?room_id=" + scene.room() + "&limit=100&after=" + told.getString("next_cursor");
        assertThat(Api.get(next).getList("items")).isEmpty();
    }

    @Test
    void a_recording_that_nothing_can_record_has_failed_within_half_a_minute() {
        scene.enter("ana");
        scene.says("ana", "accepted");
        var id = scene.start().jsonPath().getString("id");
        var failed = Scene.becomes(id, "failed", Duration.ofSeconds(30));
        assertThat(failed.getString("status_reason")).isEqualTo("recorder-unavailable");
        assertThat(failed.<String>getList("history.status"))
                .startsWith("requested")
                .endsWith("failed");
        isTold(id);
    }
}
