package dev.rooms.application.recording;

import static dev.rooms.application.room.RoomFixture.NOW;
import static dev.rooms.application.shared.ActorFixture.DESK;
import static dev.rooms.application.shared.ActorFixture.NIGHT_SHIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.room.GivenSessions;
import dev.rooms.application.shared.ActorFixture;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.consent.ConsentId;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.IssuedLink;
import dev.rooms.domain.recording.KeyPattern;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingChange;
import dev.rooms.domain.recording.RecordingFacts;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.recording.RecordingKind;
import dev.rooms.domain.recording.RecordingLayout;
import dev.rooms.domain.recording.RecordingNotFound;
import dev.rooms.domain.recording.RecordingPreset;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.recording.RecordingWish;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a store of recordings and of their histories promises. Others may have left recordings in it. */
public interface RecordingsContract extends GivenSessions {
    Recordings recordings();

    DueRecordings dueRecordings();

    IssuedLinks issuedLinks();

    Instant LEASE = NOW.plusSeconds(30);

    private Recording fresh(Session session, RecordingWish wish) {
        return fresh(session, wish, DESK);
    }

    private Recording fresh(Session session, RecordingWish wish, Actor by) {
        var id = new RecordingId(FreshIds.next());
        var facts = new RecordingFacts(
                session.room(),
                "Visite Ärzte",
                session.id(),
                session.livekitRoom(),
                wish,
                true,
                KeyPattern.USUAL.key(session.room(), id, wish.kind()),
                by,
                NOW,
                List.of(new ConsentId(FreshIds.next())),
                30);
        return Recording.request(id, facts);
    }

    private Recording added(Recording recording) {
        transactions().run(() -> recordings().add(recording));
        return get(recording.id());
    }

    default Recording added() {
        return added(fresh(givenSession(), RecordingWish.USUAL));
    }

    private Recording get(RecordingId id) {
        return transactions().within(() -> recordings().get(id));
    }

    private Recording changed(Recording recording, UnaryOperator<Recording> change) {
        return transactions()
                .within(() -> recordings().save(change.apply(recordings().lock(recording.id()))));
    }

    private List<RecordingChange> history(Recording recording) {
        return transactions()
                .within(() -> recordings().histories(Set.of(recording.id())))
                .getOrDefault(recording.id(), List.of());
    }

    private static EgressId egress() {
        return new EgressId(FreshIds.text("EG_"));
    }

    private static Recording ready(Recording recording) {
        return recording
                .by(egress(), NOW)
                .starting(NOW)
                .active(NOW, NOW)
                .finished("note", NOW, NOW.plusSeconds(9), Duration.ofNanos(9_000_000_001L), 7L, NOW)
                .ready(7, NOW);
    }

    @Test
    default void a_recording_is_found_as_it_was_added() {
        var session = givenSession();
        var wish = new RecordingWish(
                RecordingKind.TRACK,
                RecordingLayout.SINGLE_SPEAKER,
                RecordingPreset.PORTRAIT_H264_1080P_60,
                60,
                new TrackSid("TR_1"),
                null);
        var recording = fresh(session, wish);
        added(recording);
        assertThat(get(recording.id()).facts()).isEqualTo(recording.facts());
        assertThat(get(recording.id()).dueAt()).isEqualTo(recording.dueAt());
        assertThat(history(recording)).isEqualTo(recording.changes());
        transactions().run(() -> {
            assertThat(recordings().lock(recording.id())).isEqualTo(get(recording.id()));
            assertThat(recordings().find(recording.facts().key())).contains(get(recording.id()));
            assertThat(recordings().live(session.room())).containsExactly(get(recording.id()));
            assertThat(recordings().had(session.room())).isTrue();
            assertThat(recordings().hadComposite(session.id())).isFalse();
        });
    }

    @Test
    default void one_that_nobody_added_is_not_found() {
        var id = new RecordingId(FreshIds.next());
        assertThatThrownBy(() -> get(id)).isInstanceOf(RecordingNotFound.class);
        assertThatThrownBy(() -> transactions().within(() -> recordings().lock(id)))
                .isInstanceOf(RecordingNotFound.class);
        transactions().run(() -> {
            assertThat(recordings().find(egress())).isEmpty();
            var session = givenSession();
            assertThat(recordings().had(session.room())).isFalse();
            assertThat(recordings().hadComposite(session.id())).isFalse();
        });
    }

    @Test
    default void a_session_is_known_to_have_been_recorded_as_a_whole() {
        var session = givenSession();
        added(fresh(session, RecordingWish.USUAL));
        transactions()
                .run(() -> assertThat(recordings().hadComposite(session.id())).isTrue());
    }

    @Test
    default void everything_that_becomes_of_it_is_kept() {
        var recording = added();
        var ready = changed(recording, RecordingsContract::ready);
        assertThat(get(recording.id())).isEqualTo(ready);
        assertThat(transactions()
                        .within(() -> recordings()
                                .find(Objects.requireNonNull(ready.run().egress()))))
                .contains(ready);
        var removed = changed(ready, each -> each.held(true, NIGHT_SHIFT, NOW).held(false, NIGHT_SHIFT, NOW))
                .version();
        assertThat(removed.value()).isEqualTo(2);
        var gone = changed(
                ready, each -> each.unwanted(RecordingStatus.DELETED, DESK, NOW).removed(NOW.plusSeconds(1)));
        assertThat(get(recording.id())).isEqualTo(gone);
        assertThat(history(recording).stream().map(RecordingChange::to))
                .containsExactly(
                        RecordingStatus.REQUESTED,
                        RecordingStatus.STARTING,
                        RecordingStatus.ACTIVE,
                        RecordingStatus.PROCESSING,
                        RecordingStatus.READY,
                        RecordingStatus.READY,
                        RecordingStatus.READY,
                        RecordingStatus.DELETED);
    }

    @Test
    default void of_many_composite_ones_of_a_room_at_once_one_is_live() {
        var session = givenSession();
        var stored = AtOnce.run(
                50,
                () -> transactions().within(() -> {
                    if (!recordings().live(session.room()).isEmpty()) {
                        return false;
                    }
                    recordings().add(fresh(session, RecordingWish.USUAL));
                    return true;
                }));
        assertThat(stored).containsOnlyOnce(true);
        var audio = new RecordingWish(
                RecordingKind.AUDIO, RecordingLayout.GRID, RecordingPreset.H264_720P_30, null, null, null);
        added(fresh(session, audio));
        added(fresh(session, audio));
        var live = transactions().within(() -> recordings().live(session.room()));
        assertThat(live).hasSize(3);
        changed(live.getFirst(), each -> each.failed("x", DESK, NOW));
        added(fresh(session, RecordingWish.USUAL));
    }

    @Test
    default void what_is_due_is_claimed_by_one() {
        var recording = changed(added(), each -> each.dueAt(NOW));
        var claimed =
                AtOnce.run(4, () -> transactions().within(() -> dueRecordings().claim(10_000, NOW, LEASE))).stream()
                        .flatMap(List::stream)
                        .filter(each -> each.id().equals(recording.id()))
                        .toList();
        assertThat(claimed).hasSize(1);
        assertThat(claimed.getFirst().dueAt()).isEqualTo(LEASE);
        assertThat(get(recording.id())).isEqualTo(claimed.getFirst());
        changed(recording, each -> each.dueAt(null));
        assertThat(transactions().within(() -> dueRecordings().claim(10_000, LEASE, LEASE)))
                .noneMatch(each -> each.id().equals(recording.id()));
    }

    @Test
    default void live_ones_are_watched_and_for_a_while_those_given_up_without_a_recorder() {
        var live = added();
        var given = changed(added(), each -> each.failed(Recording.RECORDER_UNAVAILABLE, DESK, NOW));
        var stopped = changed(added(), each -> each.aborted("x", DESK, NOW));
        var failed = changed(added(), each -> each.by(egress(), NOW).failed("other", DESK, NOW));
        Function<Instant, List<RecordingId>> watched =
                since -> transactions().within(() -> dueRecordings().watched(since)).stream()
                        .map(Recording::id)
                        .toList();
        assertThat(watched.apply(NOW))
                .contains(live.id(), given.id(), stopped.id())
                .doesNotContain(failed.id());
        assertThat(watched.apply(NOW.plusSeconds(1))).contains(live.id()).doesNotContain(given.id());
    }

    @Test
    default void what_is_past_its_time_expires_unless_it_is_held() {
        var old = changed(added(), RecordingsContract::ready);
        var held = changed(added(), each -> ready(each).held(true, NIGHT_SHIFT, NOW));
        var going = changed(added(), each -> ready(each).unwanted(RecordingStatus.EXPIRED, Actor.CLOCK, NOW));
        var end = NOW.plus(Duration.ofDays(30));
        assertThat(transactions().within(() -> dueRecordings().toExpire(end, 10_000)))
                .contains(old.id())
                .doesNotContain(held.id(), going.id());
        assertThat(transactions().within(() -> dueRecordings().toExpire(end.minusSeconds(1), 10_000)))
                .doesNotContain(old.id());
    }

    @Test
    default void they_are_listed_newest_first_by_room_status_and_time() {
        var session = givenSession();
        var first = changed(added(fresh(session, RecordingWish.USUAL)), RecordingsContract::ready);
        var second = added(fresh(session, RecordingWish.USUAL));
        BiFunction<Recordings.Filter, Period, List<Recording>> list = (filter, period) -> transactions()
                .within(() -> recordings().list(filter, new Page.Request(100, null, period)))
                .items();
        var filter = new Recordings.Filter(null, session.room());
        assertThat(list.apply(filter, Period.ALWAYS)).containsExactly(second, first);
        var ready = new Recordings.Filter(RecordingStatus.READY, session.room());
        assertThat(list.apply(ready, new Period(NOW.minusMillis(1), NOW.plusMillis(1))))
                .containsExactly(first);
        assertThat(list.apply(filter, new Period(null, NOW))).isEmpty();
        assertThat(list.apply(filter, new Period(NOW, null))).isEmpty();
        var page = transactions().within(() -> recordings().list(filter, new Page.Request(1, null)));
        assertThat(page).isEqualTo(new Page<>(List.of(second), second.id().value()));
        assertThat(transactions()
                        .within(() -> recordings().list(filter, new Page.Request(1, page.next())))
                        .items())
                .containsExactly(first);
    }

    default List<IssuedLink> given(IssuedLink... links) {
        for (var link : links) {
            transactions().run(() -> issuedLinks().add(link));
        }
        return transactions().within(() -> issuedLinks().of(links[0].recording()));
    }

    @Test
    default void links_are_kept_in_their_order() {
        var recording = added().id();
        var desk = new IssuedLink(recording, DESK, NOW, LEASE, 1);
        var twin = new IssuedLink(recording, NIGHT_SHIFT, NOW, LEASE, 1);
        assertThat(given(desk, twin)).containsExactly(desk, twin);
    }

    @Test
    default void links_of_one_caller_within_a_minute_are_one_entry_with_a_count() {
        var recording = added().id();
        var first = new IssuedLink(recording, DESK, NOW, NOW.plusSeconds(600), 1);
        var soon = new IssuedLink(recording, DESK, NOW.plusSeconds(59), NOW.plusSeconds(120), 1);
        var longest = new IssuedLink(recording, DESK, NOW.plusSeconds(59), NOW.plusSeconds(700), 1);
        var later = new IssuedLink(recording, DESK, NOW.plusSeconds(60), NOW.plusSeconds(120), 1);
        assertThat(given(first, soon, longest, later))
                .containsExactly(new IssuedLink(recording, DESK, NOW, NOW.plusSeconds(700), 3), later);
    }

    @Test
    default void links_that_one_caller_is_given_at_once_are_one_entry() {
        var recording = added().id();
        var link = new IssuedLink(recording, DESK, NOW, LEASE, 1);
        AtOnce.run(8, () -> given(link));
        assertThat(transactions().within(() -> issuedLinks().of(recording)))
                .containsExactly(new IssuedLink(recording, DESK, NOW, LEASE, 8));
    }

    @Test
    default void who_had_a_hand_in_a_recording_is_kept_with_kind_and_id() {
        for (var by : ActorFixture.NAMESAKES) {
            var recording = added(fresh(givenSession(), RecordingWish.USUAL, by));
            assertThat(recording.facts().requestedBy()).isEqualTo(by);
            var gone = changed(
                    changed(recording, RecordingsContract::ready),
                    each -> each.unwanted(RecordingStatus.DELETED, by, NOW).removed(NOW));
            assertThat(get(recording.id())).isEqualTo(gone);
            assertThat(Objects.requireNonNull(gone.keeping().receipt()).by()).isEqualTo(by);
            assertThat(List.of(history(recording).getFirst(), history(recording).getLast()))
                    .extracting(RecordingChange::by)
                    .containsExactly(by, by);
            var link = new IssuedLink(recording.id(), by, NOW, LEASE, 1);
            transactions().run(() -> issuedLinks().add(link));
            assertThat(transactions().within(() -> issuedLinks().of(recording.id())))
                    .containsExactly(link);
        }
    }
}
