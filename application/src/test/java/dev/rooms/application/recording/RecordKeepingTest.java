package dev.rooms.application.recording;

import static dev.rooms.application.shared.ActorFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.domain.recording.IssuedLink;
import dev.rooms.domain.recording.Keeping;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.recording.RecordingGone;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.recording.RecordingNotReady;
import dev.rooms.domain.recording.RecordingOnHold;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.Scope;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a file: who gets it, how long it stays, and the proof that it is gone. */
final class RecordKeepingTest {
    private final RecordedRoom stage = RecordedRoom.withoutConsent();
    private final House house = stage.house;
    private final RecordingId id = ready();

    private RecordingId ready() {
        stage.join("ana");
        var ready = stage.recording();
        stage.finish(ready);
        house.recordingStore.put(manifest(ready), new byte[2]);
        return ready;
    }

    private ObjectKey manifest(RecordingId recording) {
        return new ObjectKey("recordings/" + stage.room.value() + "/"
                + stage.egress(recording).value() + ".json");
    }

    private void delete() {
        house.deleteRecording.handle(new DeleteRecording.Command(house.caller(Scope.RECORDINGS_WRITE), id, null));
    }

    private void hold(boolean hold) {
        house.holdRecording.handle(new HoldRecording.Command(house.admin(), id, null, hold));
    }

    private RecordingStore.SignedLink link(@Nullable Integer ttl) {
        return house.linkRecording.handle(new LinkRecording.Command(house.caller(Scope.RECORDINGS_READ), id, ttl));
    }

    @Test
    void a_deleted_one_leaves_a_receipt_and_nothing_else() {
        delete();
        var gone = stage.see(id);
        assertThat(gone.status()).isEqualTo(RecordingStatus.DELETED);
        assertThat(gone.keeping().receipt())
                .isEqualTo(new Keeping.Receipt(gone.facts().key(), 7L, house.clock.instant(), DESK));
        assertThat(house.recordingStore.find(gone.facts().key())).isEmpty();
        assertThat(house.recordingStore.find(manifest(id))).isEmpty();
        assertThatThrownBy(() -> link(null)).isInstanceOf(RecordingGone.class);
        delete();
    }

    @Test
    void a_bucket_that_is_away_is_asked_again() {
        house.recordingStore.goAway();
        delete();
        assertThatThrownBy(() -> link(null)).isInstanceOf(RecordingGone.class);
        house.recordingStore.comeBack();
        stage.pass(Duration.ofSeconds(6));
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.DELETED);
    }

    @Test
    void a_held_one_neither_goes_nor_expires() {
        hold(true);
        assertThatThrownBy(this::delete).isInstanceOf(RecordingOnHold.class);
        house.clock.advance(Duration.ofDays(31));
        house.tick();
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.READY);
        hold(false);
        house.tick();
        assertThat(stage.status(id)).isEqualTo(RecordingStatus.EXPIRED);
        assertThat(house.recordingStore.find(stage.see(id).facts().key())).isEmpty();
        assertThatThrownBy(() -> link(null)).isInstanceOf(RecordingGone.class);
    }

    @Test
    void one_that_is_not_over_cannot_be_deleted_or_linked() {
        var active = stage.recording();
        assertThatThrownBy(() -> house.deleteRecording.handle(new DeleteRecording.Command(house.admin(), active, null)))
                .isInstanceOf(RecordingNotReady.class);
        assertThatThrownBy(() -> house.linkRecording.handle(new LinkRecording.Command(house.admin(), active, null)))
                .isInstanceOf(RecordingNotReady.class);
    }

    @Test
    void every_link_is_written_down_and_its_file_has_a_name_for_people() {
        var link = link(60);
        assertThat(link.expiresAt()).isEqualTo(house.clock.instant().plusSeconds(60));
        assertThat(stage.see(id).fileName()).isEqualTo("Visite Ärzte 3 2026-03-01 10-00.mp4");
        assertThat(house.issuedLinks.of(id))
                .containsExactly(new IssuedLink(id, DESK, house.clock.instant(), link.expiresAt(), 1));
        assertThatThrownBy(() -> link(59)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> link(43_201)).isInstanceOf(Invalid.class);
        assertThat(link(43_200).expiresAt()).isAfter(link.expiresAt());
    }

    @Test
    void the_sweep_reports_both_kinds_and_deletes_only_when_asked() {
        var stranger = new ObjectKey("recordings/x/old.mp4");
        house.recordingStore.put(stranger, new byte[3]);
        house.recordingStore.delete(stage.see(id).facts().key());
        house.clock.advance(Duration.ofHours(2));
        house.recordingStore.put(new ObjectKey("recordings/x/EG_young.json"), new byte[3]);
        var report = house.sweepOrphans.handle(new SweepOrphans.Command(house.admin(), false));
        assertThat(report.objects())
                .extracting(RecordingStore.StoredObject::key)
                .containsExactly(stranger);
        assertThat(report.recordings()).containsExactly(id);
        assertThat(house.recordingStore.find(stranger)).isPresent();
        house.sweepOrphans.handle(new SweepOrphans.Command(house.admin(), true));
        assertThat(house.recordingStore.find(stranger)).isEmpty();
        assertThat(house.recordingStore.find(manifest(id))).isPresent();
    }

    @Test
    void the_check_of_the_storage_says_what_failed() {
        var check = new CheckStorage.Command(house.admin());
        assertThat(house.checkStorage.handle(check))
                .containsExactly(
                        new CheckStorage.Step("write", true, null),
                        new CheckStorage.Step("read", true, null),
                        new CheckStorage.Step("link", true, null),
                        new CheckStorage.Step("delete", true, null));
        house.recordingStore.goAway();
        assertThat(house.checkStorage.handle(check))
                .containsExactly(
                        new CheckStorage.Step("write", false, "it is away"),
                        new CheckStorage.Step("delete", false, "it is away"));
    }
}
