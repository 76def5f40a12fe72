package dev.rooms.application.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.House;
import dev.rooms.application.recording.EgressReport.State;
import dev.rooms.application.recording.InMemoryEgress.Script;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.recording.RecordingWish;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whatever LiveKit, its recorders and the bucket do, a recording is settled. */
final class RecordFaultsTest {
    private final RecordedRoom stage = RecordedRoom.withoutConsent();
    private final House house = stage.house;

    private RecordingId requested(Script script) {
        stage.join("ana");
        house.egress.next(script);
        return stage.start();
    }

    @Test
    void without_a_recorder_it_has_failed_within_30_seconds() {
        var id = requested(Script.NOBODY);
        stage.pass(Duration.ofSeconds(21));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.REQUESTED);
        stage.pass(Duration.ofSeconds(5));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.FAILED);
        assertThat(stage.see(id).reason()).isEqualTo("recorder-unavailable");
        assertThat(house.egress.asked()).hasSize(1);
        assertThat(stage.status(stage.start())).isEqualTo(RecordingStatus.STARTING);
    }

    @Test
    void a_refusal_is_kept_in_livekits_words() {
        var id = requested(Script.REFUSES);
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.FAILED);
        assertThat(stage.see(id).reason()).isEqualTo("invalid_argument: no such thing");
    }

    @Test
    void a_start_that_timed_out_and_records_is_adopted() {
        var id = requested(Script.RECORDS_IN_SILENCE);
        stage.pass(Duration.ofSeconds(3));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.STARTING);
        assertThat(house.egress.asked()).hasSize(1);
    }

    @Test
    void a_recorder_that_shows_up_after_all_was_given_up_is_stopped() {
        var id = requested(Script.NOBODY);
        stage.pass(Duration.ofSeconds(30));
        var late = house.egress.begin(house.egress.asked().getFirst());
        stage.pass(Duration.ofSeconds(16));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.FAILED);
        assertThat(house.egress.reports())
                .filteredOn(report -> report.id().equals(late.id()))
                .allMatch(report -> report.state() == State.ABORTED);
    }

    @Test
    void a_replica_that_died_before_it_asked_leaves_nothing_stuck() {
        stage.join("ana");
        var id = stage.request(RecordingWish.USUAL);
        house.background.clear();
        stage.pass(Duration.ofSeconds(25));
        assertThat(stage.see(id).reason()).isEqualTo("recorder-unavailable");
    }

    @Test
    void one_that_never_begins_is_given_up() {
        var id = requested(Script.RECORDS);
        stage.pass(Duration.ofSeconds(50));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.FAILED);
        assertThat(house.egress.reports()).allMatch(report -> report.state() == State.ABORTED);
    }

    @Test
    void one_whose_worker_died_is_lost_within_60_seconds_and_the_room_can_be_recorded_again() {
        stage.join("ana");
        var id = stage.start();
        var recorder = stage.comeIn(id);
        stage.pass(Duration.ofSeconds(60));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ACTIVE);
        house.egress.kill(stage.egress(id));
        stage.livekit.leave(recorder, "CONNECTION_TIMEOUT");
        stage.pass(Duration.ofSeconds(45));
        assertThat(stage.see(id).reason()).isEqualTo("recorder-lost");
        assertThat(stage.status(stage.start())).isEqualTo(RecordingStatus.STARTING);
    }

    @Test
    void one_whose_worker_died_is_lost_also_when_every_webhook_is() {
        stage.join("ana");
        var id = stage.start();
        var recorder = stage.comeIn(id);
        stage.livekit.cut();
        house.egress.kill(stage.egress(id));
        stage.livekit.leave(recorder, "CONNECTION_TIMEOUT");
        stage.pass(Duration.ofSeconds(60));
        assertThat(stage.see(id).reason()).isEqualTo("recorder-lost");
    }

    @Test
    void one_that_does_not_hear_that_it_shall_stop_is_lost() {
        stage.join("ana");
        var id = stage.recording();
        house.egress.kill(stage.egress(id));
        stage.stop();
        stage.pass(Duration.ofSeconds(40));
        assertThat(stage.see(id).reason()).isEqualTo("recorder-lost");
    }

    @Test
    void one_that_is_stopped_before_it_is_known_is_stopped_again_when_it_shows_up() {
        var id = requested(Script.NOBODY);
        stage.stop();
        stage.pass(Duration.ofSeconds(30));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ABORTED);
        house.egress.begin(house.egress.asked().getFirst());
        stage.pass(Duration.ofSeconds(16));
        assertThat(house.egress.reports()).allMatch(report -> report.state() == State.ABORTED);
    }

    @Test
    void one_that_does_not_hear_is_told_as_long_as_it_is_in_the_room() {
        stage.join("ana");
        var id = stage.recording();
        house.egress.kill(stage.egress(id));
        stage.stop();
        stage.pass(Duration.ofMinutes(5));
        house.egress.revive(stage.egress(id));
        stage.pass(Duration.ofSeconds(6));
        assertThat(house.egress.reports()).allMatch(report -> report.state() == State.ENDING);
    }

    @Test
    void one_that_dies_while_it_writes_for_long_is_lost_within_a_minute() {
        stage.join("ana");
        var id = stage.recording();
        stage.stop();
        stage.pass(Duration.ofMinutes(2));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.PROCESSING);
        house.egress.kill(stage.egress(id));
        stage.pass(Duration.ofSeconds(40));
        assertThat(stage.see(id).reason()).isEqualTo("recorder-lost");
    }

    @Test
    void the_file_of_one_that_wrote_for_long_is_looked_for_as_long_as_any_other() {
        stage.join("ana");
        var id = stage.recording();
        stage.stop();
        stage.pass(Duration.ofMinutes(10));
        stage.tell(stage.egress(id), State.COMPLETE, null, 7L);
        stage.pass(Duration.ofMinutes(9));
        house.recordingStore.put(stage.see(id).facts().key(), new byte[7]);
        stage.pass(Duration.ofSeconds(20));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.READY);
    }

    @Test
    void what_a_recorder_writes_after_the_deletion_is_deleted_too() {
        stage.join("ana");
        var id = stage.recording();
        house.egress.kill(stage.egress(id));
        stage.stop();
        stage.pass(Duration.ofSeconds(40));
        house.egress.revive(stage.egress(id));
        house.deleteRecording.handle(new DeleteRecording.Command(house.admin(), id, null));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.DELETED);
        stage.pass(Duration.ofMinutes(3));
        stage.finish(id);
        stage.pass(Duration.ofSeconds(6));
        assertThat(house.recordingStore.find(stage.see(id).facts().key())).isEmpty();
    }

    @Test
    void one_that_does_not_hear_for_a_while_is_told_again() {
        stage.join("ana");
        var id = stage.recording();
        house.egress.kill(stage.egress(id));
        stage.stop();
        stage.pass(Duration.ofSeconds(60));
        assertThat(stage.see(id).reason()).isEqualTo("recorder-lost");
        house.egress.revive(stage.egress(id));
        stage.pass(Duration.ofSeconds(6));
        assertThat(house.egress.reports()).allMatch(report -> report.state() == State.ENDING);
    }

    @Test
    void one_that_livekit_starts_again_after_its_end_is_stopped() {
        stage.join("ana");
        var id = stage.recording();
        stage.finish(id);
        stage.pass(Duration.ofSeconds(5));
        stage.tell(stage.egress(id), State.STARTING, null, null);
        stage.pass(Duration.ofSeconds(1));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.READY);
        assertThat(house.egress.reports()).allMatch(report -> report.state() == State.ABORTED);
    }

    @Test
    void one_that_ends_by_itself_and_dies_over_its_file_is_lost() {
        stage.join("ana");
        var id = stage.recording();
        stage.tell(stage.egress(id), State.ENDING, "End reason: Source closed", null);
        house.egress.kill(stage.egress(id));
        stage.pass(Duration.ofSeconds(40));
        assertThat(stage.see(id).reason()).isEqualTo("recorder-lost");
        assertThat(stage.status(stage.start())).isEqualTo(RecordingStatus.STARTING);
    }

    @Test
    void one_that_writes_for_long_is_waited_for_and_keeps_nobody_from_recording_the_room() {
        stage.join("ana");
        var id = stage.recording();
        stage.stop();
        stage.pass(Duration.ofSeconds(20));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ENDING);
        stage.pass(Duration.ofSeconds(20));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.PROCESSING);
        assertThat(stage.status(stage.start())).isEqualTo(RecordingStatus.STARTING);
        stage.pass(Duration.ofMinutes(5));
        stage.finish(id);
        stage.pass(Duration.ofMinutes(1));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.READY);
        assertThat(stage.see(id).run().size()).isEqualTo(7L);
    }

    @Test
    void one_that_never_says_that_it_has_written_is_lost_though_a_file_is_there() {
        stage.join("ana");
        var id = stage.recording();
        house.recordingStore.put(stage.see(id).facts().key(), new byte[7]);
        stage.stop();
        stage.pass(Duration.ofMinutes(11));
        assertThat(stage.see(id).reason()).isEqualTo("recorder-lost");
    }

    @Test
    void the_end_of_one_that_wrote_for_long_is_also_seen_by_looking() {
        stage.join("ana");
        var id = stage.recording();
        stage.stop();
        stage.pass(Duration.ofSeconds(40));
        stage.livekit.cut();
        house.recordingStore.put(stage.see(id).facts().key(), new byte[7]);
        house.egress.become(stage.egress(id), State.COMPLETE, null, 7L);
        stage.pass(Duration.ofSeconds(20));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.READY);
    }

    @Test
    void a_room_that_was_left_before_its_recorder_began_is_not_recorded_on() {
        var ana = stage.join("ana");
        var id = stage.start();
        stage.livekit.leave(ana, "CONNECTION_TIMEOUT");
        stage.pass(Duration.ofSeconds(2));
        stage.comeIn(id);
        stage.pass(Duration.ofSeconds(25));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ENDING);
        assertThat(stage.see(id).reason()).isEqualTo("empty");
    }

    @Test
    void a_file_is_waited_for_from_when_its_recorder_said_so_by_our_clock() {
        stage.join("ana");
        var id = stage.recording();
        stage.tellLate(stage.egress(id), Duration.ofMinutes(20), 7L);
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.PROCESSING);
        house.recordingStore.put(stage.see(id).facts().key(), new byte[7]);
        stage.pass(Duration.ofSeconds(16));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.READY);
    }

    @Test
    void a_recorder_of_which_no_webhook_comes_is_followed_by_looking() {
        stage.join("ana");
        var id = stage.start();
        stage.livekit.cut();
        house.egress.become(stage.egress(id), State.ACTIVE, null, null);
        stage.pass(Duration.ofSeconds(16));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ACTIVE);
        house.recordingStore.put(stage.see(id).facts().key(), new byte[7]);
        house.egress.become(stage.egress(id), State.COMPLETE, null, 7L);
        stage.pass(Duration.ofSeconds(16));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.READY);
    }

    @Test
    void late_and_doubled_news_change_nothing() {
        stage.join("ana");
        var id = stage.recording();
        stage.finish(id);
        var history = stage.view(id).history();
        stage.livekit.tellAllAgain();
        stage.livekit.sendAllAgain();
        assertThat(stage.view(id).history()).isEqualTo(history);
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.READY);
    }

    @Test
    void a_failure_keeps_livekits_error() {
        stage.join("ana");
        var id = stage.recording();
        stage.tell(stage.egress(id), State.FAILED, "CPU exhausted", null);
        assertThat(stage.see(id).reason()).isEqualTo("CPU exhausted");
    }

    @Test
    void what_reached_the_limit_is_ready_with_a_note() {
        stage.join("ana");
        var id = stage.recording();
        house.recordingStore.put(stage.see(id).facts().key(), new byte[7]);
        stage.tell(stage.egress(id), State.LIMIT_REACHED, "Session limit reached", 7L);
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.READY);
        assertThat(stage.see(id).reason()).isEqualTo("limit-reached");
    }

    @Test
    void a_late_upload_is_waited_for_and_a_missing_one_is_not_ready() {
        stage.join("ana");
        var id = stage.recording();
        stage.tell(stage.egress(id), State.COMPLETE, null, 7L);
        stage.pass(Duration.ofMinutes(9));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.PROCESSING);
        stage.pass(Duration.ofMinutes(2));
        assertThat(stage.see(id).reason()).isEqualTo("object-missing");
        var other = stage.recording();
        stage.tell(stage.egress(other), State.COMPLETE, null, 7L);
        stage.pass(Duration.ofMinutes(1));
        house.recordingStore.put(stage.see(other).facts().key(), new byte[7]);
        stage.pass(Duration.ofSeconds(16));
        assertThat(stage.status(other)).isEqualTo(RecordingStatus.READY);
    }

    @Test
    void another_size_than_was_said_is_not_ready() {
        stage.join("ana");
        var id = stage.recording();
        house.recordingStore.put(stage.see(id).facts().key(), new byte[6]);
        stage.tell(stage.egress(id), State.COMPLETE, null, 7L);
        stage.pass(Duration.ofMinutes(11));
        assertThat(stage.see(id).reason()).isEqualTo("size-mismatch");
    }

    @Test
    void a_bucket_that_is_away_says_nothing_about_a_file() {
        stage.join("ana");
        var id = stage.recording();
        house.recordingStore.put(stage.see(id).facts().key(), new byte[7]);
        house.recordingStore.goAway();
        stage.tell(stage.egress(id), State.COMPLETE, null, 7L);
        stage.pass(Duration.ofMinutes(15));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.PROCESSING);
        assertThat(stage.see(id).statusReason()).isEqualTo("storage-unavailable");
        house.recordingStore.comeBack();
        stage.pass(Duration.ofSeconds(6));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.READY);
        assertThat(stage.see(id).statusReason()).isEqualTo(stage.see(id).reason());
    }
}
