package dev.rooms.bootstrap;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A group room of its own that may be recorded, the real people in it, and the recorders of its LiveKit. */
final class Scene implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);

    private final Stage stage;
    private final String room;
    private final Map<String, String> tokens = new HashMap<>();
    private final List<Runnable> running = new ArrayList<>();

    /** @param policy what its template says besides that it may be recorded */
    Scene(Stage stage, Map<String, ?> policy) {
        stage.mustBeReal();
        if (GoProgram.EGRESS_WORKER.path().isEmpty()) {
            System.err.println("Skipped, because it needs a recorder: no Go to build one with");
            Assumptions.abort("no Go to build a recorder with");
        }
        this.stage = stage;
        var template = new HashMap<String, Object>(
                Map.of("name", "Recorded", "room_type", "group", "recording_enabled", true, "retention_days", 30));
        template.putAll(policy);
        var made = Api.created(Api.post("templates", template)).getString("id");
        room = Api.created(Api.post("rooms", Map.of("name", "Visite", "template_id", made)))
                .getString("id");
    }

    String room() {
        return room;
    }

    StandInEgressWorker worker() {
        var worker = StandInEgressWorker.start(stage);
        running.add(worker::close);
        return worker;
    }

    /** @return their join token, with which they {@link #enter} later */
    String invite(String identity, String role) {
        var token = Api.token(room, identity, role).getString("token");
        tokens.put(identity, token);
        return token;
    }

    /** As a participant, unless they were invited as something else. */
    Participant enter(String identity) {
        var invited = tokens.get(identity);
        var token = invited == null ? invite(identity, "participant") : invited;
        var participant = Participant.enter(stage.url(), token);
        running.add(participant::close);
        participant.connected();
        Eventually.within(
                SOON,
                identity + " is seen",
                () -> Api.participants(room, "?state=joined").stream()
                        .anyMatch(each -> identity.equals(each.get("identity"))));
        return participant;
    }

    /** With their own join token. */
    void says(String identity, String decision) {
        says(identity, decision, identity).then().statusCode(201);
    }

    /** @param by whose join token says so */
    Response says(String identity, String decision, String by) {
        return given().header("Authorization", "Bearer " + tokens.get(by))
                .contentType("application/json")
                .body(Map.of("identity", identity, "decision", decision))
                .post("/api/v1/rooms/" + room + "/consents");
    }

    Response start() {
        return start(Map.of());
    }

    Response start(Map<String, ?> wish) {
        return Api.post("rooms/" + room + "/recording/start", wish);
    }

    void stop() {
        Api.post("rooms/" + room + "/recording/stop", Map.of()).then().statusCode(202);
    }

    /** @return the id of a recording that has begun */
    String recording() {
        return recording(Map.of());
    }

    String recording(Map<String, ?> wish) {
        var id = start(wish).then().statusCode(202).extract().jsonPath().getString("id");
        becomes(id, "active", SOON);
        return id;
    }

    static JsonPath becomes(String recording, String status, Duration time) {
        return Eventually.within(
                time,
                "the recording is " + status,
                () -> Optional.of(Api.get("recordings/" + recording))
                        .filter(seen -> status.equals(seen.getString("status"))));
    }

    /** That it began, what it was told, and that it ended. */
    static List<String> reasons(String recording) {
        return Api.get("recordings/" + recording).getList("history.reason");
    }

    /** @return their ids */
    List<String> recordings() {
        return Api.get("rooms/" + room + "/recordings").getList("items.id");
    }

    @Override
    public void close() {
        running.reversed().forEach(Runnable::run);
    }
}
