package dev.rooms.application.room;

import static dev.rooms.application.room.GivenSessions.freshSid;
import static dev.rooms.application.room.RoomFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store of sessions promises. */
public interface SessionsContract extends GivenSessions {
    private static Session drawn(RoomId room) {
        return Session.draw(new SessionId(FreshIds.next()), room);
    }

    private Session get(SessionId id) {
        return transactions().within(() -> sessions().get(id));
    }

    private Session saved(Session session) {
        return transactions().within(() -> sessions().save(session));
    }

    private Optional<Session> findOpen(RoomId room) {
        return transactions().within(() -> sessions().findOpen(room));
    }

    private Optional<Session> findOpen(LiveKitRoomName name) {
        return transactions().within(() -> sessions().findOpen(name));
    }

    private Session ended(RoomId room) {
        return saved(givenSession(room).joined(NOW).ended(SessionEndReason.EMPTIED, NOW.plusSeconds(60)));
    }

    @Test
    default void a_drawn_session_is_found_as_it_was_added() {
        var session = givenSession(drawn(givenRoom().id()));
        assertThat(get(session.id())).isEqualTo(session);
        assertThat(findOpen(session.room())).contains(session);
        assertThat(findOpen(session.livekitRoom())).contains(session);
    }

    @Test
    default void a_session_that_nobody_drew_is_not_found() {
        var id = new SessionId(FreshIds.next());
        assertThatThrownBy(() -> get(id)).isInstanceOf(RuntimeException.class);
        assertThat(findOpen(LiveKitRoomName.of(id))).isEmpty();
        assertThat(findOpen(givenRoom().id())).isEmpty();
        assertThat(transactions().within(() -> sessions().findBySid(freshSid())))
                .isEmpty();
    }

    @Test
    default void a_saved_session_is_found_as_it_was_saved_one_version_later() {
        var drawn = givenSession(drawn(givenRoom().id()));
        var saved = saved(drawn.boundTo(freshSid(), NOW).joined(NOW).ended(SessionEndReason.LOST, NOW.plusSeconds(60)));
        assertThat(saved.version().value()).isEqualTo(drawn.version().value() + 1);
        assertThat(saved.boundAt()).isEqualTo(NOW);
        assertThat(saved.startedAt()).isEqualTo(NOW);
        assertThat(saved.endReason()).isEqualTo(SessionEndReason.LOST);
        assertThat(get(drawn.id())).isEqualTo(saved);
    }

    @Test
    default void an_older_version_cannot_be_saved() {
        var session = givenSession();
        var saved = saved(session.joined(NOW));
        assertThatThrownBy(() -> saved(session.ended(SessionEndReason.EMPTIED, NOW)))
                .isInstanceOf(RuntimeException.class);
        assertThat(get(session.id())).isEqualTo(saved);
    }

    @Test
    default void a_second_session_does_not_get_in_while_one_is_not_over() {
        var session = givenSession();
        assertThatThrownBy(() -> givenSession(session.room())).isInstanceOf(RuntimeException.class);
        assertThat(findOpen(session.room())).contains(session);
    }

    @Test
    default void of_many_who_draw_at_once_one_does_and_all_see_it() {
        var room = givenRoom().id();
        var drawn = AtOnce.run(
                16,
                () -> transactions()
                        .within(() -> sessions()
                                .findOpen(room)
                                .orElseGet(() -> {
                                    var session = drawn(room);
                                    sessions().add(session);
                                    return session;
                                })
                                .id()));
        assertThat(new HashSet<>(drawn)).hasSize(1);
    }

    @Test
    default void a_session_that_is_over_makes_place_for_the_next() {
        var room = givenRoom().id();
        var over = ended(room);
        assertThat(findOpen(room)).isEmpty();
        assertThat(findOpen(over.livekitRoom())).isEmpty();
        var next = givenSession(room);
        assertThat(findOpen(room)).contains(next);
    }

    @Test
    default void a_session_is_found_by_its_sid_also_when_it_is_over() {
        var over = ended(givenRoom().id());
        var sid = Objects.requireNonNull(over.sid());
        assertThat(transactions().within(() -> sessions().findBySid(sid))).contains(over);
    }

    @Test
    default void two_sessions_can_follow_each_other_under_one_name() {
        var first = ended(givenRoom().id());
        var second = givenSession(Session.under(new SessionId(FreshIds.next()), first.room(), first.livekitRoom())
                .boundTo(freshSid(), NOW));
        assertThat(findOpen(first.livekitRoom())).contains(second);
        assertThat(get(first.id())).isEqualTo(first);
    }

    @Test
    default void a_name_is_ours_for_ever_once_it_was_drawn() {
        var over = ended(givenRoom().id());
        var foreign = LiveKitRoomName.of(new SessionId(FreshIds.next()));
        transactions().run(() -> {
            assertThat(sessions().isOurs(over.livekitRoom())).isTrue();
            assertThat(sessions().isOurs(foreign)).isFalse();
        });
    }

    @Test
    default void a_current_session_is_one_that_somebody_joined_and_that_is_not_over() {
        var live = saved(givenSession().joined(NOW));
        var drawn = givenSession();
        var over = ended(givenRoom().id());
        var elsewhere = saved(givenSession().joined(NOW));
        var asked = Set.of(live.room(), drawn.room(), over.room(), givenRoom().id());
        assertThat(transactions().within(() -> sessions().current(asked))).isEqualTo(Map.of(live.room(), live));
        assertThat(asked).doesNotContain(elsewhere.room());
        assertThat(transactions().within(() -> sessions().current(Set.of()))).isEmpty();
    }

    private List<SessionId> toEnd(Instant now) {
        return transactions().within(() -> sessions().toEnd(now, 1000));
    }

    @Test
    default void a_session_is_to_end_when_it_has_lasted_as_long_as_it_may() {
        var limited = saved(givenSession().joined(NOW).limitedTo(Duration.ofHours(1)));
        var shorter = saved(givenSession().joined(NOW).limitedTo(Duration.ofMinutes(30)));
        var unlimited = saved(givenSession().joined(NOW));
        var end = NOW.plusSeconds(3600);
        assertThat(get(limited.id()).mustEndAt()).isEqualTo(end);
        assertThat(toEnd(end.minusMillis(1))).doesNotContain(limited.id()).contains(shorter.id());
        assertThat(toEnd(end)).containsSubsequence(shorter.id(), limited.id()).doesNotContain(unlimited.id());
        assertThat(transactions().within(() -> sessions().toEnd(end, 1))).hasSize(1);
        saved(limited.ended(SessionEndReason.MAX_DURATION, end));
        assertThat(toEnd(end)).doesNotContain(limited.id());
    }

    @Test
    default void a_session_is_untouched_until_it_is_bound_or_over() {
        var drawn = givenSession(drawn(givenRoom().id()));
        var next = givenSession(drawn(givenRoom().id()));
        var bound = givenSession();
        var over = saved(givenSession(drawn(givenRoom().id())).ended(SessionEndReason.CLOSED, NOW));
        var untouched = transactions().within(() -> sessions().untouched(null, 1000));
        assertThat(untouched).containsSubsequence(drawn, next).doesNotContain(bound, over);
        assertThat(transactions().within(() -> sessions().untouched(drawn.id(), 1)))
                .containsExactly(next);
    }

    @Test
    default void the_live_sessions_are_those_that_livekit_has_begun_and_that_are_not_over() {
        var begun = givenSession();
        var drawn = givenSession(
                Session.draw(new SessionId(FreshIds.next()), givenRoom().id()));
        var over = ended(givenRoom().id());
        assertThat(transactions().within(sessions()::live)).contains(begun).doesNotContain(drawn, over);
    }

    @Test
    default void those_that_somebody_joined_are_listed_newest_first_page_by_page() {
        var room = givenRoom().id();
        saved(givenSession(room).ended(SessionEndReason.CLOSED, NOW));
        var oldest = ended(room);
        var middle = ended(room);
        var newest = saved(givenSession(room).joined(NOW));
        saved(givenSession().joined(NOW));
        var first = transactions().within(() -> sessions().list(room, new Page.Request(2, null)));
        assertThat(first)
                .isEqualTo(new Page<>(List.of(newest, middle), middle.id().value()));
        var second = transactions().within(() -> sessions().list(room, new Page.Request(2, first.next())));
        assertThat(second).isEqualTo(new Page<>(List.of(oldest), null));
    }
}
