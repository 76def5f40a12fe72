package dev.rooms.application.recording;

import static dev.rooms.application.shared.ActorFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.access.TokenFixture;
import dev.rooms.application.recording.EgressReport.State;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.webhook.InboxItem;
import dev.rooms.application.webhook.ListInbox;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingAlreadyActive;
import dev.rooms.domain.recording.RecordingChange;
import dev.rooms.domain.recording.RecordingDisabled;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.recording.RecordingKind;
import dev.rooms.domain.recording.RecordingLayout;
import dev.rooms.domain.recording.RecordingPreset;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.recording.RecordingWish;
import dev.rooms.domain.recording.RoomNotLive;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.template.ConsentPolicy;
import dev.rooms.domain.template.LateJoinerPolicy;
import dev.rooms.domain.template.RecordingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From the wish for a recording to its file. */
final class RecordLifecycleTest {
    private final RecordedRoom stage = RecordedRoom.withoutConsent();
    private final House house = stage.house;

    private List<RecordingStatus> statuses(RecordingId id) {
        return stage.view(id).history().stream().map(RecordingChange::to).toList();
    }

    @Test
    void a_recording_goes_from_requested_to_ready() {
        stage.join("ana");
        var id = stage.recording();
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ACTIVE);
        stage.stop();
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ENDING);
        stage.finish(id);
        var ready = stage.see(id);
        assertThat(ready.status()).isEqualTo(RecordingStatus.READY);
        assertThat(ready.reason()).isNull();
        assertThat(ready.run().size()).isEqualTo(7);
        assertThat(ready.keeping().expiresAt()).isEqualTo(house.clock.instant().plus(Duration.ofDays(30)));
        assertThat(statuses(id))
                .containsExactly(
                        RecordingStatus.REQUESTED,
                        RecordingStatus.STARTING,
                        RecordingStatus.ACTIVE,
                        RecordingStatus.ENDING,
                        RecordingStatus.PROCESSING,
                        RecordingStatus.READY);
    }

    @Test
    void the_intent_is_stored_before_livekit_is_asked_and_its_id_is_in_the_key() {
        stage.join("ana");
        var id = stage.request(RecordingWish.USUAL);
        assertThat(house.egress.asked()).isEmpty();
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.REQUESTED);
        house.drain();
        var key = "recordings/" + stage.room.value() + "/" + id.value() + ".mp4";
        assertThat(house.egress.asked())
                .singleElement()
                .satisfies(asked -> assertThat(asked.key()).isEqualTo(new ObjectKey(key)));
    }

    @Test
    void sound_alone_is_kept_as_ogg() {
        stage.join("ana");
        var wish = new RecordingWish(
                RecordingKind.AUDIO, RecordingLayout.GRID, RecordingPreset.H264_720P_30, null, null, null);
        assertThat(stage.see(stage.start(wish)).facts().key().value()).endsWith(".ogg");
    }

    @Test
    void a_second_composite_one_is_refused_with_the_id_of_the_first() {
        stage.join("ana");
        var id = stage.start();
        assertThatThrownBy(stage::start)
                .isInstanceOfSatisfying(
                        RecordingAlreadyActive.class,
                        refused -> assertThat(refused.facts()).containsEntry("recording_id", id.value()));
        stage.stop();
        stage.tell(stage.egress(id), State.ABORTED, "Start signal not received", null);
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ABORTED);
        assertThat(stage.see(id).reason()).isEqualTo("Start signal not received");
        assertThat(stage.status(stage.start())).isEqualTo(RecordingStatus.STARTING);
    }

    @Test
    void of_many_starts_at_once_one_gets_through() {
        stage.join("ana");
        var started = AtOnce.run(50, () -> {
            try {
                return Optional.of(stage.request(RecordingWish.USUAL));
            } catch (RecordingAlreadyActive refused) {
                return Optional.<RecordingId>empty();
            }
        });
        assertThat(started.stream().flatMap(Optional::stream)).hasSize(1);
    }

    @Test
    void nobody_in_the_room_is_nothing_to_record() {
        assertThatThrownBy(stage::start).isInstanceOf(RoomNotLive.class);
    }

    @Test
    void a_room_that_may_not_be_recorded_is_not() {
        var off = new RecordedRoom(
                new RecordingPolicy(ConsentPolicy.NONE, LateJoinerPolicy.BLOCK, null, false, null), false);
        off.join("ana");
        assertThatThrownBy(off::start).isInstanceOf(RecordingDisabled.class);
    }

    @Test
    void a_track_must_be_one_that_is_published() {
        var ana = stage.join("ana");
        var track = stage.livekit.publish(ana, TrackSource.AUDIO);
        var known = new RecordingWish(
                RecordingKind.TRACK, RecordingLayout.GRID, RecordingPreset.H264_720P_30, null, track, null);
        stage.start(known);
        assertThat(house.egress.asked().getLast().video()).isFalse();
        var unknown = new RecordingWish(
                RecordingKind.TRACK,
                RecordingLayout.GRID,
                RecordingPreset.H264_720P_30,
                null,
                new TrackSid("TR_x"),
                null);
        assertThatThrownBy(() -> stage.start(unknown)).isInstanceOf(Invalid.class);
    }

    @Test
    void what_has_reached_its_longest_time_stops() {
        stage.join("ana");
        var wish = new RecordingWish(
                RecordingKind.COMPOSITE, RecordingLayout.GRID, RecordingPreset.H264_720P_30, 60, null, null);
        var id = stage.start(wish);
        stage.comeIn(id);
        stage.pass(Duration.ofSeconds(58));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ACTIVE);
        stage.pass(Duration.ofSeconds(3));
        assertThat(stage.see(id).reason()).isEqualTo("max-duration");
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ENDING);
    }

    @Test
    void it_stops_when_the_last_person_has_left() {
        var ana = stage.join("ana");
        var bea = stage.join("bea");
        var id = stage.recording();
        stage.livekit.leave(ana, "CLIENT_INITIATED");
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ACTIVE);
        stage.livekit.leave(bea, "CLIENT_INITIATED");
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ENDING);
        assertThat(stage.see(id).reason()).isEqualTo("empty");
    }

    @Test
    void who_reconnects_was_never_away() {
        var ana = stage.join("ana");
        var id = stage.recording();
        stage.livekit.leave(ana, "DUPLICATE_IDENTITY");
        stage.pass(Duration.ofSeconds(5));
        var again = stage.join("ana");
        stage.pass(Duration.ofSeconds(30));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ACTIVE);
        stage.livekit.leave(again, "CONNECTION_TIMEOUT");
        stage.pass(Duration.ofSeconds(21));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ENDING);
    }

    @Test
    void it_ends_with_its_room() {
        stage.join("ana");
        var id = stage.recording();
        stage.livekit.finish(stage.live);
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.ENDING);
        assertThat(stage.see(id).reason()).isEqualTo("session-ended");
    }

    @Test
    void a_room_that_everybody_has_left_is_not_recorded() {
        stage.livekit.leave(stage.join("ana"), "CLIENT_INITIATED");
        assertThatThrownBy(stage::start).isInstanceOf(RoomNotLive.class);
    }

    @Test
    void it_begins_by_itself_at_the_first_host() {
        var auto = new RecordedRoom(
                new RecordingPolicy(ConsentPolicy.ALL_MUST_ACCEPT, LateJoinerPolicy.BLOCK, null, true, null));
        auto.join("ana");
        auto.join("bea", ParticipantRole.HOST);
        assertThat(auto.all()).isEmpty();
        auto.accept("ana");
        assertThat(auto.all()).isEmpty();
        auto.accept("bea");
        assertThat(auto.all())
                .singleElement()
                .satisfies(
                        recording -> assertThat(recording.facts().requestedBy()).isEqualTo(Actor.AUTO_START));
        auto.stop();
        auto.join("cy", ParticipantRole.HOST);
        assertThat(auto.all()).hasSize(1);
    }

    @Test
    void a_single_track_that_was_recorded_does_not_keep_it_from_beginning_by_itself() {
        var auto = new RecordedRoom(new RecordingPolicy(ConsentPolicy.NONE, LateJoinerPolicy.BLOCK, null, true, null));
        var track = auto.livekit.publish(auto.join("ana"), TrackSource.AUDIO);
        auto.start(new RecordingWish(
                RecordingKind.TRACK, RecordingLayout.GRID, RecordingPreset.H264_720P_30, null, track, null));
        auto.join("bea", ParticipantRole.HOST);
        assertThat(auto.all()).extracting(each -> each.facts().requestedBy()).containsExactly(Actor.AUTO_START, DESK);
    }

    @Test
    void the_next_session_begins_while_the_recording_of_the_last_one_is_still_written() {
        var auto = new RecordedRoom(new RecordingPolicy(ConsentPolicy.NONE, LateJoinerPolicy.BLOCK, null, true, null));
        auto.join("ana", ParticipantRole.HOST);
        auto.comeIn(auto.all().getFirst().id());
        auto.livekit.finish(auto.live);
        var next = auto.house.mint(auto.room, TokenFixture.wish("ana", ParticipantRole.HOST));
        auto.livekit.join(auto.livekit.start(next.livekitRoom()), next);
        assertThat(auto.all()).singleElement().matches(Recording::isLive);
        assertThat(auto.house
                        .listInbox
                        .handle(new ListInbox.Query(auto.house.admin(), InboxItem.State.FAILED, House.WHOLE))
                        .items())
                .isEmpty();
        auto.finish(auto.all().getFirst().id());
        assertThat(auto.all()).hasSize(2);
    }

    @Test
    void the_sound_of_a_shared_screen_is_recorded_as_sound() {
        var track = stage.livekit.publish(stage.join("ana"), TrackSource.SCREEN_SHARE_AUDIO);
        stage.start(new RecordingWish(
                RecordingKind.TRACK, RecordingLayout.GRID, RecordingPreset.H264_720P_30, null, track, null));
        assertThat(house.egress.asked().getLast().video()).isFalse();
    }

    @Test
    void without_a_storage_nothing_is_recorded() {
        stage.join("ana");
        house.recordingStore.isNone();
        assertThatThrownBy(stage::start).isInstanceOf(StorageUnavailable.class);
        assertThat(stage.all()).isEmpty();
    }

    @Test
    void it_begins_by_itself_when_who_had_not_accepted_has_left() {
        var auto = new RecordedRoom(
                new RecordingPolicy(ConsentPolicy.ALL_MUST_ACCEPT, LateJoinerPolicy.BLOCK, null, true, null));
        var ana = auto.join("ana");
        auto.join("bea", ParticipantRole.HOST);
        auto.accept("bea");
        auto.livekit.leave(ana, "CLIENT_INITIATED");
        assertThat(auto.all()).hasSize(1);
    }
}
