package dev.rooms.bootstrap;

import static dev.rooms.bootstrap.Api.participants;
import static dev.rooms.bootstrap.Api.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rooms.application.webhook.LiveKitWebhooks;
import dev.rooms.application.webhook.WebhookBody;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Plays what other tests fold in thousands of orders, and looks whether a real LiveKit still tells it as it was recorded;
 * {@code -Drecord.history} records it anew.
 */
@QuarkusTest
@QuarkusTestResource(RealLiveKit.class)
class RecordedHistoryTest {
    private static final Path RECORDING = Path.of("../adapters/livekit/src/test/resources/recorded-history.txt");
    /** The line at which Rooms closes the room; all others are webhooks. */
    private static final String CLOSE = "close";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(8);
    /** LiveKit notices a killed client after 20 to 22 s. */
    private static final Duration NOTICED = Duration.ofSeconds(30);

    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    @Inject
    @SuppressWarnings("NullAway.Init")
    LiveKitWebhooks webhooks;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Guests guests;

    @Inject
    @SuppressWarnings("NullAway.Init")
    InstantSource clock;

    @BeforeEach
    void real() {
        stage.mustBeReal();
        // As it is stored, which is without secrets.
        stage.relay()
                .heardBy((body, signature) -> write(webhooks.open(webhooks.verify(signature), WebhookBody.of(body))
                        .payload()));
    }

    @AfterEach
    void unheard() {
        stage.relay().heardBy((_, _) -> {});
    }

    @Test
    void livekit_tells_the_life_of_a_room_as_it_was_recorded() throws IOException {
        var lobby = "lobby-" + UUID.randomUUID();
        var room = Api.room();
        try (var _ = guests.enter(
                stage.url(),
                new LiveKitRoomName(lobby),
                new ParticipantIdentity("zoe"),
                new TokenId(UUID.randomUUID()))) {
            var first = firstSession(room);
            Eventually.within(
                    SOON, "the first session is over", () -> status(room).equals("open"));
            returnTo(first);
            var second = secondSession(room);
            var names = List.of(lobby, first.getString("livekit_room"), second.getString("livekit_room"));
            var lines = heard.stream()
                    .filter(line -> line.endsWith(CLOSE) || names.stream().anyMatch(line::contains))
                    .toList();
            compare(lines);
        }
    }

    private static void compare(List<String> lines) throws IOException {
        if (System.getProperty("record.history") != null) {
            Files.write(RECORDING, lines);
        }
        assertThat(told(lines)).isEqualTo(told(Files.readAllLines(RECORDING)));
    }

    /** Somebody crashes, somebody goes and comes back, somebody takes over from themselves, twice. */
    private JsonPath firstSession(String room) {
        var ana = Api.token(room, "ana", "host");
        var ben = Api.token(room, "ben", "participant");
        var benAnew = Api.token(room, "ben", "participant");
        var cem = Api.token(room, "cem", "participant");
        try (var here = enter(ana.getString("token"), "audio", "video");
                var one = enter(ben.getString("token"), "audio");
                var crashing = enter(cem.getString("token"), "audio")) {
            await("track_published", "cem", 1);
            crashing.kill();
            await("track_published", "ana", 2);
            here.say("unpublish");
            await("track_unpublished", "ana", 2);
            here.leave();
            await("participant_left", "ana", 1);
            await("track_published", "ben", 1);
            try (var back = enter(ana.getString("token"), "audio");
                    var two = enter(benAnew.getString("token"), "audio")) {
                await("track_published", "ben", 2);
                try (var three = enter(ben.getString("token"), "audio")) {
                    await("track_published", "ben", 3);
                    await("participant_left", "cem", 1);
                    back.leave();
                    three.leave();
                }
                assertThat(one.isOut() && two.isOut()).isTrue();
            }
            awaitEnd(ana.getString("livekit_room"), 1);
        }
        return ana;
    }

    /** With a token of the session that is over, so that Rooms ends what LiveKit has opened anew. */
    private void returnTo(JsonPath old) {
        try (var ana = Participant.enter(stage.url(), old.getString("token"))) {
            Eventually.within(SOON, "ana is out again", ana::isOut);
        }
        awaitEnd(old.getString("livekit_room"), 2);
    }

    /** Two meet until the room is closed. */
    private JsonPath secondSession(String room) {
        var ana = Api.token(room, "ana", "host");
        var cem = Api.token(room, "cem", "participant");
        try (var host = enter(ana.getString("token"), "audio");
                var guest = enter(cem.getString("token"), "audio")) {
            await("track_published", "ana", 4);
            await("track_published", "cem", 2);
            Eventually.within(
                    SOON,
                    "both are in the ledger",
                    () -> participants(room, "?state=joined").size() == 2);
            write(CLOSE);
            Api.post("rooms/" + room + "/close").then().statusCode(202);
            Eventually.within(SOON, "both are out", () -> host.isOut() && guest.isOut());
        }
        awaitEnd(ana.getString("livekit_room"), 1);
        return ana;
    }

    private void write(String what) {
        heard.add(clock.instant() + " " + what);
    }

    private Participant enter(String token, String... publishes) {
        return Participant.enter(stage.url(), token, publishes).connected();
    }

    private void await(String event, String identity, int times) {
        await(event, "participant", "identity", identity, times);
    }

    private void awaitEnd(String livekitRoom, int times) {
        await("room_finished", "room", "name", livekitRoom, times);
    }

    private void await(String event, String of, String by, String value, int times) {
        Eventually.within(
                NOTICED,
                value + " " + event,
                () -> webhooks(heard).stream()
                                .filter(json -> json.path("event").asText().equals(event)
                                        && json.path(of).path(by).asText().equals(value))
                                .count()
                        >= times);
    }

    /** Of everybody, and of the rooms themselves, what happened one after the other. */
    private static Map<String, List<String>> told(List<String> lines) {
        var told = new TreeMap<String, List<String>>();
        var rooms = new ArrayList<String>();
        for (var json : webhooks(lines)) {
            var name = json.path("room").path("name").asText();
            if (!rooms.contains(name)) {
                rooms.add(name);
            }
            var who = json.path("participant").path("identity").asText("room " + rooms.indexOf(name));
            var reason = json.path("participant").path("disconnectReason").asText();
            told.computeIfAbsent(who, _ -> new ArrayList<>())
                    .addAll(words(json.path("event").asText(), reason));
        }
        return told;
    }

    /** Who is thrown out at once may be so before LiveKit has said that they joined, or after. */
    private static List<String> words(String event, String reason) {
        return event.equals("participant_connection_aborted")
                ? List.of("participant_joined", "participant_left" + reason)
                : List.of(event + reason);
    }

    private static List<JsonNode> webhooks(List<String> lines) {
        return lines.stream()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .filter(what -> !what.equals(CLOSE))
                .map(RecordedHistoryTest::json)
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(damaged);
        }
    }
}
