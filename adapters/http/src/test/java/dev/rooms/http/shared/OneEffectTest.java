package dev.rooms.http.shared;

import static dev.rooms.http.Api.A_ROOM;
import static dev.rooms.http.Api.KEY;
import static dev.rooms.http.Api.KEYS;
import static dev.rooms.http.Api.ROOMS;
import static dev.rooms.http.Api.STORAGE;
import static dev.rooms.http.Api.TEMPLATES;
import static dev.rooms.http.Api.json;
import static dev.rooms.http.Problems.assertInvalid;
import static dev.rooms.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.AnswerOnce;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.http.Api;
import dev.rooms.http.Classes;
import dev.rooms.http.Meeting;
import dev.rooms.http.Operations.Operation;
import dev.rooms.http.Stage;
import dev.rooms.http.problem.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class OneEffectTest {
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String INTROSPECT = "/api/v1/tokens/introspect";
    private static final String A_TOKEN = json("{'identity': 'ana', 'role': 'host'}");

    private final Api api = Api.admin();
    private final String key = UUID.randomUUID().toString();

    private Response post(String path, String body) {
        return post(api, key, path, body);
    }

    private static Response post(Api caller, String key, String path, String body) {
        return caller.sending(body).header(KEY, key).post(path);
    }

    private Response act(String path) {
        return api.call().header(KEY, key).post(path);
    }

    private static void assertReplay(Response second, Response first) {
        assertThat(first.header(REPLAYED)).isNull();
        assertThat(second.header(REPLAYED)).isEqualTo("true");
        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.contentType()).isEqualTo(first.contentType());
        for (var header : List.of("Location", "ETag")) {
            assertThat(second.header(header)).as(header).isEqualTo(first.header(header));
        }
    }

    @Test
    void a_request_sent_twice_makes_one_room_and_gets_one_answer() {
        var first = post(ROOMS, A_ROOM);
        api.patch(first.header("Location"), json("{'name': 'changed since'}"));
        assertReplay(post(ROOMS, A_ROOM), first);
        assertReplay(post(ROOMS + "/", A_ROOM), first);
        assertThat(first.statusCode()).isEqualTo(201);
    }

    @Test
    void requests_without_a_body_have_one_effect_too() {
        var room = api.room();
        var first = act(room + "/close");
        assertReplay(act(room + "/close"), first);
        var template = api.template();
        var made = act(template + "/make-default");
        assertReplay(act(template + "/make-default"), made);
        var token = api.token(api.room());
        var revoked = act(token + "/revoke");
        assertReplay(act(token + "/revoke"), revoked);
    }

    @Test
    void a_recording_is_started_once() {
        var start = Meeting.live().path() + "/recording/start";
        var first = post(start, "{}");
        assertThat(first.statusCode()).isEqualTo(202);
        assertReplay(post(start, "{}"), first);
    }

    @Test
    void a_key_counts_with_and_without_its_quotes() {
        var first = post(ROOMS, A_ROOM);
        assertReplay(post(api, "\"" + key + "\"", ROOMS, A_ROOM), first);
    }

    @Test
    void a_key_that_cannot_be_is_refused() {
        for (var bad : List.of("", "\"\"", " ", "x".repeat(256))) {
            assertProblem(post(api, bad, ROOMS, A_ROOM), "bad-parameter");
        }
        assertThat(post(api, key + "x".repeat(255 - key.length()), ROOMS, A_ROOM)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void another_body_under_the_same_key_is_refused() {
        post(ROOMS, A_ROOM);
        assertProblem(post(ROOMS, json("{'name': 'B', 'room_type': 'group'}")), "idempotency-key-reused");
    }

    @Test
    void the_same_body_in_other_words_is_the_same_request() {
        var first = post(ROOMS, json("{'name': 'A1', 'room_type': 'group', 'metadata': {'a': '1', 'b': '\u00e9'}}"));
        assertThat(first.statusCode()).isEqualTo(201);
        assertReplay(post(ROOMS, json("""
                        {  'metadata' : {'b': '\\u00E9', 'a': '1'},
                          'room_type': 'group', 'n\\u0061me': '\\u0041\\u0031'}
                        """)), first);
    }

    @Test
    void null_and_absent_are_different_requests() {
        post(ROOMS, A_ROOM);
        assertProblem(post(ROOMS, A_ROOM.replace("}", json(", 'booking_id': null}"))), "idempotency-key-reused");
    }

    @Test
    void the_same_operation_by_another_path_is_the_same_request() {
        var room = api.room();
        var id = room.substring(room.lastIndexOf('/') + 1);
        var first = post(room + "/token", A_TOKEN);
        assertReplay(post(room.replace(id, id.toUpperCase(Locale.ROOT)) + "/token", A_TOKEN), first);
        assertReplay(post(room + "/token/", A_TOKEN), first);
        var escaped = api.sending(A_TOKEN)
                .header(KEY, key)
                .urlEncodingEnabled(false)
                .post(room.replace(id, "%" + Integer.toHexString(id.charAt(0)) + id.substring(1)) + "/to%6ben");
        assertReplay(escaped, first);
        assertThat(api.get(room + "/tokens").jsonPath().getList("items")).hasSize(1);
    }

    @Test
    void no_body_is_the_same_as_an_empty_object_where_the_body_may_be_left_out() {
        var stop = Meeting.live().path() + "/recording/stop";
        var first = post(stop, "{}");
        assertReplay(post(stop, ""), first);
    }

    @Test
    void a_token_that_was_revoked_is_no_longer_active_under_the_same_key() {
        var minted = post(api.room() + "/token", A_TOKEN);
        var introspection = json("{'token': '%s'}".formatted(minted.jsonPath().getString("token")));
        assertThat(post(INTROSPECT, introspection).jsonPath().getBoolean("active"))
                .isTrue();
        api.post(minted.header("Location") + "/revoke");
        var after = post(INTROSPECT, introspection);
        assertThat(after.jsonPath().getBoolean("active")).isFalse();
        assertThat(after.header(REPLAYED)).isNull();
        assertThat(post(INTROSPECT, json("{'token': 'x'}")).statusCode())
                .as("nothing is kept for the key")
                .isEqualTo(200);
        assertProblem(post(api, "", INTROSPECT, introspection), "bad-parameter");
    }

    @Test
    void a_failure_does_not_keep_the_key() {
        assertInvalid(
                post(ROOMS, json("{'name': 'A', 'room_type': 'group', 'grace_seconds': -1}")),
                "/grace_seconds",
                "too-small");
        assertProblem(post(ROOMS, "nonsense"), "malformed-json");
        assertThat(post(ROOMS, A_ROOM).header(REPLAYED)).isNull();
    }

    @Test
    void the_key_of_another_caller_or_for_another_operation_is_free() {
        var first = post(ROOMS, A_ROOM);
        var other = Api.allowed("other-" + key, Scope.ADMIN);
        var theirs = post(other, key, ROOMS, A_ROOM);
        assertThat(theirs.header(REPLAYED)).isNull();
        assertThat(theirs.header("Location")).isNotEqualTo(first.header("Location"));
        assertThat(post(TEMPLATES, json("{'name': 'T', 'room_type': 'group'}")).statusCode())
                .isEqualTo(201);
        for (var room : List.of(api.room(), api.room())) {
            assertThat(act(room + "/close").header(REPLAYED)).isNull();
        }
    }

    @Test
    void callers_of_one_name_do_not_share_their_keys() {
        var one = Api.allowed("twin-" + key, Scope.ADMIN);
        var other = Api.allowed("twin-" + key, Scope.ADMIN);
        var first = post(one, key, ROOMS, A_ROOM);
        assertThat(post(other, key, ROOMS, A_ROOM).header("Location")).isNotEqualTo(first.header("Location"));
    }

    @Test
    void a_replay_asks_for_a_good_key_first() {
        post(ROOMS, A_ROOM);
        assertProblem(post(Api.anonymous(), key, ROOMS, A_ROOM), "unauthenticated");
    }

    @Test
    void after_a_day_the_key_is_free() {
        var first = post(ROOMS, A_ROOM);
        Stage.HOUSE.clock.advance(Duration.ofHours(24));
        var second = post(ROOMS, A_ROOM);
        assertThat(second.header(REPLAYED)).isNull();
        assertThat(second.header("Location")).isNotEqualTo(first.header("Location"));
    }

    @Test
    void many_at_once_have_one_effect() {
        var answers = AtOnce.run(16, () -> post(ROOMS, A_ROOM));
        var made = answers.stream().filter(each -> each.statusCode() == 201).toList();
        assertThat(made)
                .isNotEmpty()
                .extracting(each -> each.header("Location"))
                .containsOnly(made.getFirst().header("Location"));
        assertThat(made).filteredOn(each -> each.header(REPLAYED) == null).hasSize(1);
        answers.stream()
                .filter(each -> each.statusCode() != 201)
                .forEach(each -> assertProblem(each, "request-running"));
    }

    @Test
    void while_the_first_runs_the_second_is_told_so() {
        var room = api.room();
        var second = new AtomicReference<@Nullable Response>();
        var first = Stage.atSigning(
                () -> {
                    if (second.get() == null) {
                        second.set(AtOnce.meanwhile(() -> post(room + "/token", A_TOKEN)));
                    }
                },
                () -> post(room + "/token", A_TOKEN));
        assertThat(first.statusCode()).isEqualTo(201);
        assertProblem(Objects.requireNonNull(second.get()), "request-running");
        assertThat(Objects.requireNonNull(second.get()).header("Retry-After")).isEqualTo("1");
    }

    @Test
    void a_token_is_minted_again_the_same() {
        var room = api.room();
        var first = post(room + "/token", A_TOKEN);
        Stage.HOUSE.clock.advance(Duration.ofMinutes(1));
        assertReplay(post(room + "/token", A_TOKEN), first);
        assertThat(api.get(room + "/tokens").jsonPath().getList("items")).hasSize(1);
    }

    @Test
    void no_token_is_minted_again_for_a_room_that_is_over() {
        var room = api.room();
        post(room + "/token", A_TOKEN);
        api.post(room + "/close");
        assertProblem(post(room + "/token", A_TOKEN), "room-ended");
    }

    @Test
    void no_revoked_token_is_minted_again() {
        var room = api.room();
        var first = post(room + "/token", A_TOKEN);
        api.post(first.header("Location") + "/revoke");
        assertProblem(post(room + "/token", A_TOKEN), "token-revoked");
    }

    @Test
    void a_key_is_shown_once_even_to_who_asks_twice() {
        var body = json("{'name': 'K', 'scopes': ['rooms:read']}");
        var first = post(KEYS, body);
        var second = post(KEYS, body);
        assertThat(first.jsonPath().getString("key")).startsWith("rk_");
        assertThat(second.header(REPLAYED)).isEqualTo("true");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(Api.fields(second)).doesNotContain("key");
    }

    @Test
    void what_was_deleted_from_the_bucket_is_answered_again() {
        var sweep = STORAGE + "/sweep";
        var deleting = json("{'delete': true}");
        Stage.HOUSE.recordingStore.put(new ObjectKey("recordings/late-" + key + ".mp4"), new byte[3]);
        Stage.HOUSE.clock.advance(Duration.ofHours(2));
        var first = post(sweep, deleting);
        assertThat(first.asString()).contains(key);
        assertReplay(post(sweep, deleting), first);
        assertProblem(post(sweep, json("{'delete': true, 'x': 1}")), "invalid");
    }

    @Test
    void a_look_at_the_bucket_is_a_new_one_each_time() {
        var sweep = STORAGE + "/sweep";
        assertThat(post(sweep, "{}").asString()).doesNotContain(key);
        Stage.HOUSE.recordingStore.put(new ObjectKey("recordings/late-" + key + ".mp4"), new byte[3]);
        Stage.HOUSE.clock.advance(Duration.ofHours(2));
        assertThat(post(sweep, "{}").asString()).contains(key);
        assertThat(post(sweep, "").asString()).contains(key);
        assertThat(act(STORAGE + "/check").header(REPLAYED)).isNull();
        assertThat(act(STORAGE + "/check").header(REPLAYED)).isNull();
        assertThat(post(sweep, json("{'delete': true}")).statusCode())
                .as("the key is free")
                .isEqualTo(200);
    }

    @Test
    void every_resource_with_a_post_has_it() {
        var posting = Classes.beside(Catalogue.class).stream()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .filter(type -> Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.isAnnotationPresent(POST.class)))
                // It has no callers, and knows doubles by the event's id.
                .filter(type -> !type.getSimpleName().equals("LiveKitWebhookResource"))
                .toList();
        assertThat(posting)
                .hasSizeGreaterThan(3)
                .allSatisfy(type -> assertThat(type.isAnnotationPresent(OneEffect.class))
                        .as(type.getName())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("dev.rooms.http.Operations#all")
    void a_second_request_is_refused_while_the_first_runs(Operation operation) {
        if (!operation.method().equals("POST") || !operation.refusals().contains("request-running")) {
            return;
        }
        var path = operation.pathOf(api);
        var parameters = operation.isOfOne() ? " {id=[" + path.split("/", -1)[4] + "]}" : "";
        var first = new AnswerOnce.Request(
                new Caller(Actor.OPERATOR, Set.of(Scope.ADMIN)),
                operation.definition().path("operationId").asText() + parameters,
                key,
                "");
        Stage.HOUSE.transactions.run(() -> {
            Stage.HOUSE.answers.claim(first);
            var second = AtOnce.meanwhile(() -> operation.hasBody() ? post(path, operation.example()) : act(path));
            assertProblem(second, "request-running");
            assertThat(second.header("Retry-After")).isEqualTo("1");
        });
    }
}
