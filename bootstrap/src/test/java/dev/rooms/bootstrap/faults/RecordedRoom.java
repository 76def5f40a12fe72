package dev.rooms.bootstrap.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rooms.bootstrap.Eventually;
import dev.rooms.bootstrap.Participant;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A live room that may be recorded, with somebody in it who stays, and its recordings as the API tells of them. */
final class RecordedRoom implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(30);
    /** Many rooms are waited for at once. */
    private static final Duration STEP = Duration.ofMillis(300);

    private static final Set<String> OVER = Set.of("ready", "failed", "aborted", "expired", "deleted");
    private static final int ACCEPTED = 202;

    private final World world;
    private final String id;
    private String livekitRoom = "";
    private Participant somebody;

    RecordedRoom(World world, String template) {
        this.world = world;
        id = world.created("rooms", "{\"name\":\"Recorded\",\"template_id\":\"%s\"}".formatted(template))
                .path("id")
                .asText();
        somebody = enter("ana");
    }

    private Participant enter(String identity) {
        var token = world.token(id, identity);
        livekitRoom = token.path("livekit_room").asText();
        var entered = Participant.enter(world.livekitUrl(), token.path("token").asText())
                .connected();
        Eventually.within(SOON, STEP, "the room is live", () -> isThere(identity));
        return entered;
    }

    /** Somebody else, after LiveKit has lost who was there. */
    void isEnteredBy(String identity) {
        somebody.close();
        somebody = enter(identity);
    }

    /** A template of rooms that may be recorded, whoever is in them. */
    static String template(World world) {
        return world.created(
                        "templates",
                        "{\"name\":\"Recorded\",\"room_type\":\"group\",\"recording_enabled\":true,\"consent_policy\":\"none\"}")
                .path("id")
                .asText();
    }

    private boolean isThere(String identity) {
        try {
            return world.ledger()
                            .number(
                                    "select count(*) from connection where identity = ? and left_at is null"
                                            + " and session_id in (select id from session where room_id = ?)",
                                    identity,
                                    uuid())
                    == 1;
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String id() {
        return id;
    }

    UUID uuid() {
        return UUID.fromString(id);
    }

    /** Whether a webhook tells of this room. */
    boolean isOf(JsonNode event) {
        return livekitRoom.equals(event.path("room").path("name").asText())
                || livekitRoom.equals(event.path("egressInfo").path("roomName").asText());
    }

    Optional<HttpResponse<String>> askToStart(RoomsProcess replica) {
        return replica.post("/api/v1/rooms/" + id + "/recording/start", "{}");
    }

    Optional<HttpResponse<String>> askToStop() {
        return world.rooms().post("/api/v1/rooms/" + id + "/recording/stop", "{}");
    }

    /** @return the id of the recording */
    String start() {
        var answer = askToStart(world.rooms()).orElseThrow(() -> new AssertionError("no answer to a start"));
        if (answer.statusCode() != ACCEPTED) {
            throw new AssertionError("a start is answered with " + answer.statusCode() + " " + answer.body());
        }
        return json(answer).path("id").asText();
    }

    void stop() {
        var answer = askToStop().orElseThrow(() -> new AssertionError("no answer to a stop"));
        if (answer.statusCode() != ACCEPTED) {
            throw new AssertionError("a stop is answered with " + answer.statusCode() + " " + answer.body());
        }
    }

    /** The oldest first. */
    List<String> recordings() {
        var answer = world.rooms()
                .get("/api/v1/rooms/" + id + "/recordings")
                .filter(it -> it.statusCode() == 200)
                .orElseThrow(() -> new AssertionError("the recordings cannot be listed"));
        return StreamSupport.stream(json(answer).path("items").spliterator(), false)
                .map(recording -> recording.path("id").asText())
                .toList()
                .reversed();
    }

    Optional<JsonNode> see(String recording) {
        return world.replicas().stream()
                .flatMap(replica -> replica.get("/api/v1/recordings/" + recording).stream())
                .filter(answer -> answer.statusCode() == 200)
                .map(RecordedRoom::json)
                .findFirst();
    }

    JsonNode becomes(String recording, String status) {
        return Eventually.within(
                Duration.ofMinutes(1),
                STEP,
                "the recording is " + status + ": " + see(recording),
                () -> see(recording).filter(seen -> seen.path("status").asText().equals(status)));
    }

    /** Recorded until it is stopped. */
    String recording() {
        var recording = start();
        becomes(recording, "active");
        return recording;
    }

    static boolean isOver(JsonNode recording) {
        return OVER.contains(recording.path("status").asText());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Relay.json(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        somebody.close();
    }
}
