package dev.rooms.application.drift;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.room.GivenSessions;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.drift.Drift;
import dev.rooms.domain.drift.DriftId;
import dev.rooms.domain.drift.DriftKind;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every record of drift promises, and what is remembered of looks. */
public interface DriftsContract extends GivenSessions {
    Drifts drifts();

    Looks looks();

    private Drift added(DriftKind kind, String subject) {
        var session = givenSession();
        var drift = new Drift(
                new DriftId(FreshIds.next()),
                kind,
                subject,
                session.livekitRoom(),
                session.room(),
                session.id(),
                new ParticipantIdentity("ana"),
                NOW);
        transactions().run(() -> drifts().add(drift));
        return drift;
    }

    private Page<Drift> list(@Nullable DriftKind kind, Page.Request page) {
        return transactions().within(() -> drifts().list(new Drifts.Filter(kind, null), page));
    }

    private static String sid() {
        return "PA_" + FreshIds.next();
    }

    @Test
    default void each_difference_is_written_down_once() {
        var sid = sid();
        var first = added(DriftKind.PARTICIPANT_GONE, sid);
        added(DriftKind.PARTICIPANT_GONE, sid);
        var other = added(DriftKind.PARTICIPANT_ADOPTED, sid);
        assertThat(list(null, new Page.Request(2, null)).items()).containsExactly(other, first);
    }

    @Test
    default void drift_is_listed_newest_first_page_by_page_and_by_kind() {
        var oldest = added(DriftKind.TRACK_GONE, sid());
        added(DriftKind.PARTICIPANT_GONE, sid());
        var newest = added(DriftKind.TRACK_GONE, sid());
        var first = list(DriftKind.TRACK_GONE, new Page.Request(1, null));
        assertThat(first).isEqualTo(new Page<>(List.of(newest), newest.id().value()));
        assertThat(list(DriftKind.TRACK_GONE, new Page.Request(1, first.next())).items())
                .containsExactly(oldest);
    }

    @Test
    default void a_room_that_is_not_ours_has_no_session() {
        var foreign = new Drift(
                new DriftId(FreshIds.next()),
                DriftKind.ROOM_FOREIGN,
                "RM_" + FreshIds.next(),
                new LiveKitRoomName("lobby"),
                null,
                null,
                null,
                NOW);
        assertThat(transactions().within(() -> drifts().add(foreign))).isTrue();
        assertThat(transactions().within(() -> drifts().add(foreign))).isFalse();
        assertThat(list(DriftKind.ROOM_FOREIGN, new Page.Request(1, null)).items())
                .containsExactly(foreign);
    }

    @Test
    default void the_last_look_counts() {
        var session = givenSession().id();
        var other = givenSession().id();
        assertThat(transactions().within(() -> looks().last(session))).isEmpty();
        transactions().run(() -> looks().seen(Set.of(session, other), NOW));
        transactions().run(() -> looks().seen(Set.of(session), NOW.plusSeconds(15)));
        transactions().run(() -> looks().seen(Set.of(session), NOW.plusSeconds(1)));
        transactions().run(() -> looks().seen(Set.of(), NOW));
        assertThat(transactions().within(() -> looks().last(session))).contains(NOW.plusSeconds(15));
        assertThat(transactions().within(() -> looks().last(other))).contains(NOW);
    }

    @Test
    default void what_was_found_long_ago_is_forgotten() {
        var sid = sid();
        var old = added(DriftKind.PARTICIPANT_GONE, sid);
        transactions().run(() -> drifts().forget(NOW));
        assertThat(list(null, new Page.Request(1, null)).items()).containsExactly(old);
        transactions().run(() -> drifts().forget(NOW.plusSeconds(1)));
        assertThat(list(null, new Page.Request(1, null)).items()).isEmpty();
    }

    @Test
    default void looks_at_sessions_that_are_over_are_forgotten() {
        var live = givenSession();
        var over = givenSession();
        transactions().run(() -> {
            looks().seen(Set.of(live.id(), over.id()), NOW);
            sessions().save(over.ended(SessionEndReason.EMPTIED, NOW));
            looks().forget(NOW);
        });
        assertThat(transactions().within(() -> looks().last(over.id()))).contains(NOW);
        transactions().run(() -> looks().forget(NOW.plusSeconds(1)));
        assertThat(transactions().within(() -> looks().last(over.id()))).isEmpty();
        assertThat(transactions().within(() -> looks().last(live.id()))).contains(NOW);
    }

    @Test
    default void drift_is_found_by_its_room() {
        var drift = added(DriftKind.TRACK_GONE, sid());
        added(DriftKind.TRACK_GONE, sid());
        var filter = new Drifts.Filter(null, drift.room());
        assertThat(transactions()
                        .within(() -> drifts().list(filter, new Page.Request(9, null)))
                        .items())
                .containsExactly(drift);
    }
}
