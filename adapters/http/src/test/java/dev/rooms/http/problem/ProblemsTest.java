package dev.rooms.http.problem;

import static dev.rooms.http.Api.AUTHORIZE;
import static dev.rooms.http.Api.A_ROOM;
import static dev.rooms.http.Api.INBOX;
import static dev.rooms.http.Api.KEY;
import static dev.rooms.http.Api.KEYS;
import static dev.rooms.http.Api.RECORDINGS;
import static dev.rooms.http.Api.ROOMS;
import static dev.rooms.http.Api.STORAGE;
import static dev.rooms.http.Api.TEMPLATES;
import static dev.rooms.http.Api.TOKENS;
import static dev.rooms.http.Api.WEBHOOK;
import static dev.rooms.http.Api.idIn;
import static dev.rooms.http.Api.json;
import static dev.rooms.http.Api.made;
import static dev.rooms.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.access.AllowListMissing;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.StoreUnavailable;
import dev.rooms.application.webhook.InMemoryLiveKitWebhooks;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Scope;
import dev.rooms.http.Api;
import dev.rooms.http.Meeting;
import dev.rooms.http.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each problem of the catalogue, as it really comes, against the example on its page. */
@QuarkusTest
class ProblemsTest {
    private static final String UNKNOWN = "/01900000-0000-7000-8000-000000000000";
    private static final String A_TOKEN = json("{'identity': 'ana', 'role': 'viewer'}");
    /** No client library causes these: RawRequestTest, PatienceTest, BodyMemoryTest and DrainIT do. */
    private static final Set<String> ELSEWHERE =
            Set.of("bad-request", "busy", "headers-too-large", "request-timeout", "stopping", "uri-too-long");

    private final Api api = Api.admin();

    static Stream<String> codes() {
        return Catalogue.all().keySet().stream().filter(code -> !ELSEWHERE.contains(code));
    }

    private Response provoke(String code) {
        return switch (code) {
            case "bad-cursor" -> api.get(ROOMS + "?cursor=x");
            case "bad-parameter" -> api.get(ROOMS + "/x");
            case "malformed-json" -> api.post(ROOMS, "{");
            case "webhook-unreadable" ->
                Api.anonymous()
                        .sending("x")
                        .header("Authorization", InMemoryLiveKitWebhooks.SIGNED)
                        .post(WEBHOOK);
            case "unauthenticated" -> Api.anonymous().get(ROOMS);
            case "webhook-refused" -> Api.anonymous().sending("x").post(WEBHOOK);
            case "scope-missing" -> Api.allowed("nobody", Scope.CONSENTS_WRITE).get(ROOMS);
            case "identity-banned" ->
                api.post(roomThatBans("ana") + "/token", json("{'identity': 'ana', 'role': 'host'}"));
            case "join-refused" -> authorize();
            case "allow-list-missing" -> Stage.atSigning(ProblemsTest::missing, ProblemsTest::authorize);
            case "participant-not-found" -> api.get(api.room() + "/participants/ana");
            case "ban-not-found" -> api.delete(api.room() + "/bans/ana");
            case "api-key-not-found" -> api.delete(KEYS + UNKNOWN);
            case "room-not-found" -> api.get(ROOMS + UNKNOWN);
            case "template-not-found" -> api.get(TEMPLATES + UNKNOWN);
            case "token-not-found" -> api.get(TOKENS + UNKNOWN);
            case "webhook-not-found" -> api.post(INBOX + UNKNOWN + "/retry");
            case "webhook-not-failed" -> retriedTwice();
            case "route-not-found" -> api.get("/api/v1/nix");
            case "method-not-allowed" -> api.call().put(ROOMS);
            case "not-acceptable" -> api.call().header("Accept", "text/html").get(ROOMS);
            case "request-running" -> askedTwice();
            case "room-ended" -> api.post(endedRoom() + "/token", A_TOKEN);
            case "booking-taken" -> createdWithAnotherType();
            case "room-full" -> mintedForAFullRoom();
            case "room-not-cancellable" -> api.patch(liveRoom(), json("{'status': 'cancelled'}"));
            case "room-not-open" -> api.post(scheduledRoom() + "/token", A_TOKEN);
            case "template-archived" -> api.post(archivedTemplate() + "/make-default");
            case "template-in-use" -> api.delete(usedTemplate());
            case "template-is-default" -> api.delete(defaultTemplate());
            case "token-too-large" ->
                api.post(
                        api.room() + "/token",
                        json("{'identity': 'ana', 'role': 'host', 'metadata': '" + "m".repeat(13_000) + "'}"));
            case "token-revoked" -> revokedAndAskedAgain();
            case "token-expired" -> expiredAndAskedAgain();
            case "recording-not-found" -> api.get(RECORDINGS + UNKNOWN);
            case "recording-disabled" -> start(api.room());
            case "room-not-live" -> start(Meeting.planned().path());
            case "recording-already-active" -> startedTwice();
            case "consent-missing" -> startedUnasked();
            case "rate-limited" -> decidedTooOften();
            case "recording-not-ready" -> api.get(Meeting.live().recording() + "/download");
            case "recording-on-hold" -> deletedWhileHeld();
            case "recording-gone" -> downloadedWhenDeleted();
            case "storage-unavailable" -> whileStorageIsAway();
            case "stale" -> api.call().header("If-Match", "\"7\"").delete(api.room());
            case "body-too-large" -> api.post(ROOMS, "x".repeat(1024 * 1024 + 1));
            case "unsupported-media-type" ->
                api.sending("x").contentType("text/plain").post(ROOMS);
            case "idempotency-key-reused" -> keyUsedTwice();
            case "invalid" -> api.post(ROOMS, "{}");
            case "internal" -> whileStore(new IllegalStateException("secret of the house"));
            case "media-server-unavailable" -> whileSigning(new MediaServerUnavailable());
            case "store-unavailable" -> whileStore(new StoreUnavailable());
            default -> throw new AssertionError("How is " + code + " provoked?");
        };
    }

    private String roomThatBans(String identity) {
        var room = api.room();
        api.post(
                room + "/tokens/revoke",
                json("{'identity': '" + identity + "', 'ban': true, 'ban_expires_at': '2099-01-01T00:00:00Z'}"));
        return room;
    }

    private Response createdWithAnotherType() {
        api.post(ROOMS, json("{'name': 'Visit', 'room_type': 'group', 'booking_id': 'taken'}"));
        return api.post(ROOMS, json("{'name': 'Visit', 'room_type': 'webinar', 'booking_id': 'taken'}"));
    }

    private Response mintedForAFullRoom() {
        var made = api.post(ROOMS, json("{'name': 'Visit', 'room_type': 'group', 'max_participants': 1}"));
        var room = ROOMS + '/' + made.jsonPath().getString("id");
        api.post(room + "/token", json("{'identity': 'somebody-else', 'role': 'host'}"));
        return api.post(room + "/token", A_TOKEN);
    }

    private static Response decidedTooOften() {
        var meeting = Meeting.withConsent();
        var ana = Api.by(meeting.join("ana").signed().token());
        var body = json("{'identity': 'ana', 'decision': 'declined', 'text_version': 'v%s'}");
        return IntStream.rangeClosed(0, 100)
                .mapToObj(time -> ana.post(meeting.path() + "/consents", body.formatted(time)))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static Response authorize() {
        Stage.HOUSE.refreshAllowList.handle();
        return Api.anonymous().get(AUTHORIZE + "?access_token=x");
    }

    private static void missing() {
        throw new AllowListMissing();
    }

    private String endedRoom() {
        var room = api.room();
        api.post(room + "/close");
        return room;
    }

    private String liveRoom() {
        var room = api.room();
        var token = Stage.HOUSE.mint(new RoomId(UUID.fromString(idIn(room))), "ana");
        var livekit = new LiveKitStandIn(Stage.HOUSE);
        livekit.join(livekit.start(token.livekitRoom()), token);
        return room;
    }

    private String scheduledRoom() {
        return made(api.post(ROOMS, json("{'name': 'A', 'room_type': 'group', 'starts_at': '2098-01-01T00:00:00Z'}")));
    }

    private String archivedTemplate() {
        return made(api.post(TEMPLATES, json("{'name': 'T', 'room_type': 'group', 'archived': true}")));
    }

    private String usedTemplate() {
        var template = api.template();
        api.post(ROOMS, json("{'name': 'A', 'template_id': '%s'}".formatted(idIn(template))));
        return template;
    }

    private String defaultTemplate() {
        var template = api.template();
        api.post(template + "/make-default");
        return template;
    }

    private Response start(String room) {
        return api.post(room + "/recording/start", "{}");
    }

    private Response startedTwice() {
        var room = Meeting.live().path();
        start(room);
        return start(room);
    }

    private Response startedUnasked() {
        var meeting = Meeting.withConsent();
        meeting.join("ana");
        return start(meeting.path());
    }

    private Response deletedWhileHeld() {
        var recording = Meeting.live().ready();
        api.patch(recording, json("{'legal_hold': true}"));
        return api.delete(recording);
    }

    private Response downloadedWhenDeleted() {
        var recording = Meeting.live().ready();
        api.delete(recording);
        return api.get(recording + "/download");
    }

    private Response whileStorageIsAway() {
        Stage.HOUSE.recordingStore.goAway();
        try {
            return api.post(STORAGE + "/sweep", "{}");
        } finally {
            Stage.HOUSE.recordingStore.comeBack();
        }
    }

    private Response retriedTwice() {
        var path = Api.failedWebhook() + "/retry";
        api.post(path);
        return api.post(path);
    }

    private Response askedTwice() {
        var path = api.room() + "/token";
        var second = new AtomicReference<@Nullable Response>();
        var call = api.sending(A_TOKEN).header(KEY, path);
        Stage.atSigning(
                () -> second.compareAndSet(
                        null,
                        AtOnce.meanwhile(
                                () -> api.sending(A_TOKEN).header(KEY, path).post(path))),
                () -> call.post(path));
        return Objects.requireNonNull(second.get());
    }

    private Response revokedAndAskedAgain() {
        var path = api.room() + "/token";
        var token = made(api.sending(A_TOKEN).header(KEY, path).post(path));
        api.post(token + "/revoke");
        return api.sending(A_TOKEN).header(KEY, path).post(path);
    }

    private Response expiredAndAskedAgain() {
        var path = api.room() + "/token";
        made(api.sending(A_TOKEN).header(KEY, path).post(path));
        Stage.HOUSE.clock.advance(Duration.ofMinutes(30));
        return api.sending(A_TOKEN).header(KEY, path).post(path);
    }

    private Response keyUsedTwice() {
        var key = UUID.randomUUID();
        api.sending(A_ROOM).header(KEY, key).post(ROOMS);
        return api.sending(A_ROOM.replace("Stand-up", "Another"))
                .header(KEY, key)
                .post(ROOMS);
    }

    private Response whileStore(RuntimeException failure) {
        var template = api.template();
        return Stage.atStore(
                () -> {
                    throw failure;
                },
                () -> api.get(template));
    }

    private Response whileSigning(RuntimeException failure) {
        var room = api.room();
        return Stage.atSigning(
                () -> {
                    throw failure;
                },
                () -> api.post(room + "/token", A_TOKEN));
    }

    /** The members of the example on the page of this code. */
    private static List<String> documented(String code) throws IOException {
        var page = Files.readString(Path.of("../../docs/problems", code + ".md"));
        var start = page.indexOf("```json") + "```json".length();
        var example = new ObjectMapper().readTree(page.substring(start, page.indexOf("```", start)));
        assertThat(example.path("code").asText()).isEqualTo(code);
        assertThat(example.path("status").asInt()).isEqualTo(Catalogue.status(code));
        assertThat(example.path("title").asText()).isEqualTo(Catalogue.title(code));
        assertThat(example.path("type").asText()).isEqualTo("https://rooms.dev/problems/" + code);
        return StreamSupport.stream(((Iterable<String>) example::fieldNames).spliterator(), false)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_problem_comes_as_its_page_says(String code) throws IOException {
        var answer = provoke(code);
        assertProblem(answer, code);
        assertThat(Api.fields(answer)).containsExactlyInAnyOrderElementsOf(documented(code));
        if (answer.statusCode() == 503
                || Set.of("room-not-open", "request-running", "rate-limited").contains(code)) {
            assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        }
        assertThat(answer.header("WWW-Authenticate")).isEqualTo(answer.statusCode() == 401 ? "Bearer" : null);
    }

    @Test
    void what_went_wrong_on_our_side_is_not_told() {
        assertThat(provoke("internal").asString()).doesNotContain("secret", "Exception", "dev.rooms.http");
    }

    @Test
    void facts_that_a_program_may_want_are_members_of_their_own() {
        assertThat(provoke("template-in-use").jsonPath().<Map<String, Object>>get("$"))
                .containsEntry("count", 1)
                .containsKey("template_id");
        assertThat(provoke("room-not-cancellable").jsonPath().getString("room_status"))
                .isEqualTo("live");
        assertThat(provoke("scope-missing").jsonPath().getString("scope")).isEqualTo("rooms:read");
        assertThat(provoke("room-not-open").jsonPath().getString("opens_at")).isEqualTo("2098-01-01T00:00:00Z");
    }
}
