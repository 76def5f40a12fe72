package dev.rooms.http.recording;

import static dev.rooms.http.Api.OPERATOR;
import static dev.rooms.http.Api.RECORDINGS;
import static dev.rooms.http.Api.STORAGE;
import static dev.rooms.http.Api.idIn;
import static dev.rooms.http.Api.json;
import static dev.rooms.http.Problems.assertInvalid;
import static dev.rooms.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.shared.Scope;
import dev.rooms.http.Api;
import dev.rooms.http.Meeting;
import dev.rooms.http.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecordingResourceTest {
    private final Api api = Api.admin();

    private List<String> listed(String path) {
        return api.get(path).jsonPath().getList("items.id");
    }

    @Test
    void a_start_is_accepted_and_says_where_the_recording_is() {
        var room = Meeting.live().path();
        var answer = api.post(room + "/recording/start", json("{'layout': 'speaker', 'max_duration_seconds': 60}"));
        assertThat(answer.statusCode()).isEqualTo(202);
        var started = answer.jsonPath();
        assertThat(answer.header("Location")).isEqualTo(RECORDINGS + "/" + started.getString("id"));
        assertThat(started.getString("room_id")).isEqualTo(idIn(room));
        assertThat(started.getString("status")).isEqualTo("requested");
        assertThat(started.getString("kind")).isEqualTo("composite");
        assertThat(started.getString("layout")).isEqualTo("speaker");
        assertThat(started.getString("preset")).isEqualTo("H264_720P_30");
        assertThat(started.getInt("max_duration_seconds")).isEqualTo(60);
        assertThat(started.getString("object_key"))
                .isEqualTo("recordings/%s/%s.mp4".formatted(idIn(room), started.getString("id")));
        assertThat(started.getList("history.status")).containsExactly("requested");
        assertThat(started.<Object>get("requested_by_actor"))
                .isEqualTo(OPERATOR)
                .isEqualTo(started.get("history[0].by_actor"));
        assertThat(api.get(answer.header("Location")).header("ETag")).isEqualTo(answer.header("ETag"));
    }

    @Test
    void start_and_stop_need_no_body() {
        var room = Meeting.live().path();
        var started = api.call().noContentType().post(room + "/recording/start");
        assertThat(started.statusCode()).isEqualTo(202);
        var stopped = api.call().noContentType().post(room + "/recording/stop");
        assertThat(stopped.statusCode()).isEqualTo(202);
        assertThat(stopped.jsonPath().getList("items.status")).containsExactly("ending");
    }

    @Test
    void what_cannot_be_recorded_is_pointed_at() {
        var start = Meeting.live().path() + "/recording/start";
        assertInvalid(api.post(start, json("{'kind': 'film'}")), "/kind", "bad-value");
        assertInvalid(api.post(start, json("{'layout': 'pile'}")), "/layout", "bad-value");
        assertInvalid(api.post(start, json("{'preset': 'h264'}")), "/preset", "bad-value");
        assertInvalid(api.post(start, json("{'max_duration_seconds': 0}")), "/max_duration_seconds", "too-small");
        assertInvalid(api.post(start, json("{'kind': 'track'}")), "/track_sid", "required");
        assertInvalid(api.post(start, json("{'track_sid': 'TR_1'}")), "/track_sid", "contradiction");
        assertInvalid(api.post(start, json("{'kind': 'participant'}")), "/identity", "required");
        assertInvalid(api.post(start, json("{'kind': 'participant', 'identity': 'bob'}")), "/identity", "unknown");
    }

    @Test
    void a_second_one_is_refused_and_the_first_named() {
        var meeting = Meeting.live();
        var first = meeting.recording();
        var second = api.post(meeting.path() + "/recording/start", "{}");
        assertProblem(second, "recording-already-active");
        assertThat(second.jsonPath().getString("recording_id")).isEqualTo(idIn(first));
    }

    @Test
    void whoever_has_not_accepted_is_named() {
        var meeting = Meeting.withConsent();
        meeting.join("ana");
        meeting.join("ben");
        api.post(meeting.path() + "/consents", json("{'identity': 'ana', 'decision': 'accepted'}"));
        var refused = api.post(meeting.path() + "/recording/start", "{}");
        assertProblem(refused, "consent-missing");
        assertThat(refused.jsonPath().getList("missing")).containsExactly("ben");
        api.post(meeting.path() + "/consents", json("{'identity': 'ben', 'decision': 'accepted'}"));
        var started = api.post(meeting.path() + "/recording/start", "{}");
        assertThat(started.statusCode()).isEqualTo(202);
        assertThat(started.jsonPath().getList("consents.identity")).containsExactlyInAnyOrder("ana", "ben");
    }

    @Test
    void a_stop_is_accepted_for_all_or_for_one() {
        var meeting = Meeting.live();
        var recording = meeting.recording();
        var stop = meeting.path() + "/recording/stop";
        var unknown = api.post(stop, json("{'recording_id': '01900000-0000-7000-8000-000000000000'}"));
        assertProblem(unknown, "recording-not-found");
        var of = json("{'recording_id': '%s'}".formatted(idIn(recording)));
        assertProblem(api.post(Meeting.live().path() + "/recording/stop", of), "recording-not-found");
        for (var body : List.of(of, "{}")) {
            var answer = api.post(stop, body);
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.jsonPath().getList("items.id")).containsExactly(idIn(recording));
            assertThat(answer.jsonPath().getList("items.status")).containsExactly("ending");
        }
    }

    @Test
    void recordings_are_found_by_their_room_status_and_time() {
        var meeting = Meeting.live();
        var id = idIn(meeting.ready());
        var room = idIn(meeting.path());
        assertThat(listed(meeting.path() + "/recordings")).containsExactly(id);
        assertThat(listed(RECORDINGS + "?room_id=" + room)).containsExactly(id);
        assertThat(listed(RECORDINGS + "?room=" + room)).containsExactly(id);
        assertThat(listed(RECORDINGS + "?room=" + room + "&status=ready")).containsExactly(id);
        assertThat(listed(RECORDINGS + "?room=" + room + "&status=failed")).isEmpty();
        var at = Stage.HOUSE.clock.instant();
        assertThat(listed(RECORDINGS + "?room=" + room + "&from=" + at)).containsExactly(id);
        assertThat(listed(RECORDINGS + "?room=" + room + "&to=" + at)).isEmpty();
        assertThat(listed(RECORDINGS + "?room_id=" + room + "&created_after=" + at))
                .isEmpty();
        assertThat(listed(RECORDINGS + "?room_id=" + room + "&created_before=" + at))
                .isEmpty();
        for (var both : List.of(
                "room=" + room + "&room_id=" + room,
                "from=" + at + "&created_after=" + at,
                "to=" + at + "&created_before=" + at)) {
            assertProblem(api.get(RECORDINGS + "?" + both), "bad-parameter");
        }
        for (var bad : List.of("status=lost", "room=1", "from=today", "to=2026-01-01T00:00:00")) {
            assertProblem(api.get(RECORDINGS + "?" + bad), "bad-parameter");
        }
    }

    @Test
    void a_recording_shows_what_became_of_it() {
        var seen = api.get(Meeting.live().ready()).jsonPath();
        assertThat(seen.getString("status")).isEqualTo("ready");
        assertThat(seen.getLong("size_bytes")).isEqualTo(7);
        assertThat(seen.getString("egress_id")).startsWith("EG_");
        assertThat(seen.getList("history.status")).startsWith("requested").endsWith("processing", "ready");
    }

    @Test
    void a_download_is_elsewhere_and_written_down() {
        var recording = Meeting.live().ready();
        var answer = Api.allowed("reader", Scope.RECORDINGS_READ).get(recording + "/download?ttl_seconds=60");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).startsWith("https://storage.invalid/");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        var link = api.get(recording + "/download?redirect=false");
        assertThat(link.statusCode()).isEqualTo(200);
        assertThat(link.jsonPath().getString("url")).startsWith("https://storage.invalid/");
        assertThat(link.jsonPath().getString("expires_at"))
                .isEqualTo(Stage.HOUSE.clock.instant().plusSeconds(3600).toString());
        assertThat(link.header("Cache-Control")).isEqualTo("no-store");
        assertThat(Stage.HOUSE.issuedLinks.of(Meeting.see(recording).id()))
                .extracting(each -> each.by().name())
                .containsExactly("reader", "operator");
        for (var bad : List.of("ttl_seconds=59", "ttl_seconds=43201", "ttl_seconds=x", "redirect=0")) {
            assertProblem(api.get(recording + "/download?" + bad), "bad-parameter");
        }
    }

    @Test
    void what_is_held_cannot_be_deleted_and_what_was_is_shown_with_its_receipt() {
        var recording = Meeting.live().ready();
        var key = Meeting.see(recording).facts().key();
        var held = api.patch(recording, json("{'legal_hold': true}"));
        assertThat(held.jsonPath().getBoolean("legal_hold")).isTrue();
        assertProblem(api.delete(recording), "recording-on-hold");
        assertProblem(
                api.sending(json("{'legal_hold': false}"))
                        .header("If-Match", "\"0\"")
                        .patch(recording),
                "stale");
        assertInvalid(api.patch(recording, "{}"), "/legal_hold", "required");
        api.patch(recording, json("{'legal_hold': false}"));
        assertThat(api.delete(recording).statusCode()).isEqualTo(204);
        var gone = api.get(recording).jsonPath();
        assertThat(gone.getString("status")).isEqualTo("deleted");
        assertThat(gone.<Map<String, Object>>get("receipt"))
                .containsEntry("object_key", key.value())
                .containsEntry("size_bytes", 7)
                .containsEntry("deleted_by_actor", OPERATOR)
                .containsKeys("deleted_at", "deleted_by");
        assertProblem(api.get(recording + "/download"), "recording-gone");
        assertThat(Stage.HOUSE.recordingStore.find(key)).isEmpty();
    }

    @Test
    void what_was_kept_for_long_enough_has_expired_and_is_shown_so() {
        var recording = Meeting.live().ready();
        Stage.HOUSE.clock.advance(Duration.ofDays(30));
        Stage.HOUSE.expireRecordings.handle();
        Stage.HOUSE.drain();
        var gone = api.get(recording).jsonPath();
        assertThat(gone.getString("status")).isEqualTo("expired");
        assertThat(gone.getString("receipt.deleted_by")).isEqualTo("clock");
        assertThat(gone.<Object>get("receipt.deleted_by_actor"))
                .isEqualTo(Map.of("kind", "system", "id", "clock", "name", "clock"))
                .isEqualTo(gone.get("history[-1].by_actor"));
        assertProblem(api.get(recording + "/download"), "recording-gone");
    }

    @Test
    void what_is_recorded_still_cannot_be_deleted_or_downloaded() {
        var recording = Meeting.live().recording();
        assertProblem(api.delete(recording), "recording-not-ready");
        assertProblem(api.get(recording + "/download"), "recording-not-ready");
    }

    @Test
    void a_check_of_the_storage_says_which_step_fails() {
        var good = api.post(STORAGE + "/check").jsonPath();
        assertThat(good.getBoolean("ok")).isTrue();
        assertThat(good.getList("steps.name")).containsExactly("write", "read", "link", "delete");
        Stage.HOUSE.recordingStore.goAway();
        try {
            var bad = api.post(STORAGE + "/check");
            assertThat(bad.statusCode()).isEqualTo(200);
            assertThat(bad.jsonPath().getBoolean("ok")).isFalse();
            assertThat(bad.jsonPath().getString("failed")).isEqualTo("write");
        } finally {
            Stage.HOUSE.recordingStore.comeBack();
        }
    }

    @Test
    void a_sweep_reports_orphans_and_deletes_them_when_asked() {
        var orphan = new ObjectKey("recordings/orphan-" + Stage.HOUSE.ids.next() + ".mp4");
        Stage.HOUSE.recordingStore.put(orphan, new byte[3]);
        Stage.HOUSE.clock.advance(Duration.ofHours(2));
        var found = api.post(STORAGE + "/sweep", "{}").jsonPath();
        assertThat(found.getList("objects.object_key")).contains(orphan.value());
        assertThat(found.getBoolean("deleted")).isFalse();
        assertThat(Stage.HOUSE.recordingStore.find(orphan)).isPresent();
        var swept = api.post(STORAGE + "/sweep", json("{'delete': true}")).jsonPath();
        assertThat(swept.getBoolean("deleted")).isTrue();
        assertThat(Stage.HOUSE.recordingStore.find(orphan)).isEmpty();
    }

    @Test
    void a_recording_that_was_deleted_cannot_be_put_on_hold() {
        var recording = Meeting.live().ready();
        api.delete(recording);
        assertProblem(api.patch(recording, json("{'legal_hold': true}")), "recording-not-ready");
    }
}
