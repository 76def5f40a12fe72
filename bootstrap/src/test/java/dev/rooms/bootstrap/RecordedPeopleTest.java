package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.AtOnce;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.ParticipantIdentity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a template says of those who are recorded, with real people in a real LiveKit. */
@QuarkusTest
@WithTestResource(RealLiveKitOnRedis.class)
class RecordedPeopleTest {
    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    private @Nullable Scene opened;

    private Scene scene(Map<String, ?> policy) {
        var scene = new Scene(stage, policy);
        opened = scene;
        scene.worker();
        return scene;
    }

    @AfterEach
    void end() {
        if (opened != null) {
            opened.close();
        }
    }

    private void mayDo(Scene scene, String identity, Predicate<Permission> what) {
        var room = new LiveKitRoomName(Api.get("rooms/" + scene.room()).getString("current_session.livekit_room"));
        Eventually.within(
                Scene.SOON,
                "what " + identity + " may do in LiveKit has changed",
                () -> what.test(LiveKitPermissions.of(stage, room, new ParticipantIdentity(identity))));
    }

    private static String payload(String token) {
        var middle = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        return new String(Base64.getUrlDecoder().decode(middle), StandardCharsets.UTF_8);
    }

    private static boolean everything(Permission permission) {
        return permission.canSubscribe() && !permission.publishSources().isEmpty();
    }

    @Test
    void who_comes_late_may_do_nothing_until_they_accept() {
        var scene = scene(Map.of("late_joiner_policy", "block"));
        scene.invite("ben", "participant");
        scene.enter("ana");
        scene.says("ana", "accepted");
        var id = scene.recording();

        scene.enter("ben");
        mayDo(scene, "ben", Permission.NOTHING::equals);
        scene.says("ben", "accepted");
        mayDo(scene, "ben", RecordedPeopleTest::everything);

        var grant = JsonPath.from(payload(scene.invite("cy", "participant")));
        assertThat(grant.getBoolean("video.canPublish")).isFalse();
        assertThat(grant.getBoolean("video.canSubscribe")).isFalse();
        scene.enter("cy");
        mayDo(scene, "cy", Permission.NOTHING::equals);
        scene.stop();
        Scene.becomes(id, "ready", Scene.SOON);
        mayDo(scene, "cy", RecordedPeopleTest::everything);
    }

    @Test
    void who_comes_late_ends_it_where_the_template_says_so() {
        var scene = scene(Map.of("late_joiner_policy", "stop"));
        scene.enter("ana");
        scene.says("ana", "accepted");
        var id = scene.recording();
        scene.enter("ben");
        Scene.becomes(id, "ready", Scene.SOON);
        assertThat(Scene.reasons(id)).contains("consent-missing");
    }

    @Test
    void who_comes_late_is_recorded_as_informed_until_they_withdraw() {
        var scene = scene(Map.of("late_joiner_policy", "announce"));
        scene.enter("ana");
        scene.says("ana", "accepted");
        var id = scene.recording();
        scene.enter("ben");
        Eventually.within(Scene.SOON, "ben is informed", () -> Scene.reasons(id).contains("informed ben"));
        assertThat(Api.get("recordings/" + id).getString("status")).isEqualTo("active");
        scene.says("ben", "withdrawn");
        Scene.becomes(id, "ready", Scene.SOON);
        assertThat(Scene.reasons(id)).contains("consent-withdrawn");
    }

    @Test
    void it_begins_with_the_first_host_and_ends_with_the_last_of_all() {
        var scene = scene(Map.of("consent_policy", "none", "recording_auto_start", true));
        var ana = scene.enter("ana");
        assertThat(scene.recordings()).isEmpty();
        scene.invite("host", "host");
        var host = scene.enter("host");
        Eventually.within(Scene.SOON, "it begins", () -> !scene.recordings().isEmpty());
        var id = scene.recordings().getFirst();
        assertThat(Api.get("recordings/" + id).getString("requested_by")).isEqualTo("auto-start");
        Scene.becomes(id, "active", Scene.SOON);
        host.leave();
        ana.leave();
        Scene.becomes(id, "ready", Scene.SOON);
        assertThat(scene.recordings()).hasSize(1);
    }

    @Test
    void it_ends_when_it_has_lasted_as_long_as_it_may() {
        var scene = scene(Map.of("consent_policy", "notice"));
        scene.enter("ana");
        var id = scene.recording(Map.of("max_duration_seconds", 2));
        Scene.becomes(id, "ready", Scene.SOON);
        assertThat(Scene.reasons(id)).contains("max-duration");
    }

    @Test
    void where_neither_room_nor_template_says_so_the_system_says_whether_it_may_be_recorded() {
        stage.mustBeReal();
        var room = Api.room();
        assertThat(Api.get("rooms/" + room).getBoolean("recording_enabled")).isTrue();
        assertThat(Api.post("rooms/" + room + "/recording/start", Map.of())
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("room-not-live");
    }

    @Test
    void of_fifty_starts_at_once_one_is_taken_and_named_to_the_others() {
        var scene = scene(Map.of("consent_policy", "none"));
        scene.enter("ana");
        var answers = AtOnce.run(50, scene::start);
        assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(202);
        var taken = scene.recordings().getFirst();
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 202)
                .hasSize(49)
                .allSatisfy(answer -> {
                    assertThat(answer.jsonPath().getString("code")).isEqualTo("recording-already-active");
                    assertThat(answer.jsonPath().getString("recording_id")).isEqualTo(taken);
                });
        assertThat(scene.recordings()).hasSize(1);
    }
}
