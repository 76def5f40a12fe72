package dev.rooms.domain.room;

import static dev.rooms.domain.room.RoomFixture.NOW;
import static dev.rooms.domain.room.RoomFixture.plan;
import static dev.rooms.domain.room.RoomFixture.room;
import static dev.rooms.domain.shared.ActorFixture.DESK;
import static dev.rooms.domain.shared.ActorFixture.NIGHT_SHIFT;
import static dev.rooms.domain.shared.Broken.rulesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.template.RoomSettings;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RoomTest {
    private static final Instant STARTS = NOW.plusSeconds(60);
    private static final Instant LATER = NOW.plusSeconds(90);

    private final Room open = room(null, null);
    private final Room scheduled = room(STARTS, null);

    private static List<String> reasons(Room room) {
        return room.changes().stream().map(RoomChange::reason).toList();
    }

    /** A room in this status, by the shortest way. */
    private static Room in(RoomStatus status) {
        var open = room(null, null);
        return switch (status) {
            case SCHEDULED -> room(STARTS, null);
            case OPEN -> open;
            case LIVE -> open.occupied(NOW);
            case ENDED -> open.closed(RoomEndReason.CLOSED, DESK, NOW);
            case CANCELLED -> open.cancelled(DESK, NOW);
        };
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            FROM,      SCHEDULED, OPEN,  LIVE,  ENDED, CANCELLED
            SCHEDULED, false,     true,  true,  true,  true
            OPEN,      true,      false, true,  true,  true
            LIVE,      false,     true,  false, true,  false
            ENDED,     false,     false, false, false, false
            CANCELLED, false,     false, false, false, false
            """)
    void what_may_follow_what(
            RoomStatus from, boolean scheduled, boolean open, boolean live, boolean ended, boolean cancelled) {
        assertThat(Map.of(
                        RoomStatus.SCHEDULED, scheduled,
                        RoomStatus.OPEN, open,
                        RoomStatus.LIVE, live,
                        RoomStatus.ENDED, ended,
                        RoomStatus.CANCELLED, cancelled))
                .allSatisfy((next, allowed) -> assertThat(from.mayBecome(next)).isEqualTo(allowed));
        assertThat(from.isOver()).isEqualTo(!ended);
    }

    @Nested
    class ByTheClock {
        @Test
        void it_is_scheduled_until_its_start_and_open_from_then_on() {
            assertThat(scheduled.statusAt(STARTS.minusNanos(1))).isEqualTo(RoomStatus.SCHEDULED);
            assertThat(scheduled.statusAt(STARTS)).isEqualTo(RoomStatus.OPEN);
            assertThat(scheduled.caughtUp(STARTS.minusNanos(1))).isSameAs(scheduled);
        }

        @Test
        void its_opening_is_dated_at_its_start_however_late_it_is_noticed() {
            var caughtUp = scheduled.caughtUp(LATER);
            assertThat(caughtUp.status()).isEqualTo(RoomStatus.OPEN);
            assertThat(caughtUp.changes().getLast())
                    .isEqualTo(new RoomChange(RoomStatus.SCHEDULED, RoomStatus.OPEN, "started", Actor.CLOCK, STARTS));
            assertThat(caughtUp.updatedAt()).isEqualTo(LATER);
            assertThat(caughtUp.caughtUp(LATER)).isSameAs(caughtUp);
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SCHEDULED")
        void nothing_else_changes(RoomStatus status) {
            assertThat(in(status).caughtUp(LATER)).isEqualTo(in(status));
        }

        @Test
        void whatever_happens_after_its_start_happened_to_an_open_room() {
            assertThat(reasons(scheduled.occupied(LATER))).containsExactly("created", "started", "joined");
            assertThat(reasons(scheduled.cancelled(DESK, LATER))).containsExactly("created", "started", "cancelled");
            assertThat(reasons(scheduled.closed(RoomEndReason.CLOSED, DESK, LATER)))
                    .containsExactly("created", "started", "closed");
        }
    }

    @Nested
    class AtItsEnd {
        private final Room planned = room(STARTS, LATER);

        @Test
        void it_stands_until_its_end_and_the_grace_after_it_have_passed() {
            assertThat(planned.expired(30, LATER.plusSeconds(30).minusMillis(1)))
                    .isSameAs(planned);
            var expired = planned.occupied(STARTS).expired(30, LATER.plusSeconds(31));
            assertThat(expired.status()).isEqualTo(RoomStatus.ENDED);
            assertThat(expired.endReason()).isEqualTo(RoomEndReason.EXPIRED);
            assertThat(expired.changes().getLast())
                    .isEqualTo(new RoomChange(
                            RoomStatus.LIVE, RoomStatus.ENDED, "expired", Actor.CLOCK, LATER.plusSeconds(31)));
        }

        @Test
        void nobody_need_have_noticed_that_it_was_open() {
            assertThat(reasons(planned.expired(0, LATER))).containsExactly("created", "started", "expired");
        }

        @Test
        void without_an_end_it_stands_for_ever_and_over_it_stays_as_it_is() {
            assertThat(open.expired(0, Instant.MAX)).isSameAs(open);
            var closed = planned.closed(RoomEndReason.CLOSED, DESK, NOW);
            assertThat(closed.expired(0, LATER)).isSameAs(closed);
        }
    }

    @Nested
    class Occupied {
        @Test
        void before_its_start_by_a_host_it_is_live() {
            assertThat(scheduled.occupied(NOW).status()).isEqualTo(RoomStatus.LIVE);
            assertThat(reasons(scheduled.occupied(NOW))).containsExactly("created", "joined");
        }

        @Test
        void it_is_live_once() {
            var live = open.occupied(NOW);
            assertThat(live.occupied(LATER)).isSameAs(live);
        }

        @ParameterizedTest
        @EnumSource(names = {"ENDED", "CANCELLED"})
        void when_it_is_over_it_stays_over(RoomStatus status) {
            assertThat(in(status).occupied(LATER)).isEqualTo(in(status));
        }

        @Test
        void and_vacated_it_is_open_again() {
            var vacated = open.occupied(NOW).vacated(SessionEndReason.EMPTIED, LATER);
            assertThat(vacated.status()).isEqualTo(RoomStatus.OPEN);
            assertThat(vacated.changes().getLast())
                    .isEqualTo(
                            new RoomChange(RoomStatus.LIVE, RoomStatus.OPEN, "session emptied", Actor.LIVEKIT, LATER));
        }

        @Test
        void and_vacated_because_its_time_was_up_it_says_so() {
            var vacated = open.occupied(NOW).vacated(SessionEndReason.MAX_DURATION, LATER);
            assertThat(vacated.changes().getLast())
                    .isEqualTo(new RoomChange(
                            RoomStatus.LIVE, RoomStatus.OPEN, "session max_duration", Actor.CLOCK, LATER));
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LIVE")
        void vacating_what_is_not_live_changes_nothing(RoomStatus status) {
            assertThat(in(status).vacated(SessionEndReason.EMPTIED, LATER)).isEqualTo(in(status));
        }
    }

    @Nested
    class Over {
        @ParameterizedTest
        @EnumSource(names = {"SCHEDULED", "OPEN", "LIVE"})
        void a_room_is_closed_from_any_status(RoomStatus status) {
            var closed = in(status).closed(RoomEndReason.CLOSED, DESK, NOW);
            assertThat(closed.status()).isEqualTo(RoomStatus.ENDED);
            assertThat(closed.endReason()).isEqualTo(RoomEndReason.CLOSED);
            assertThat(closed.changes().getLast())
                    .isEqualTo(new RoomChange(status, RoomStatus.ENDED, "closed", DESK, NOW));
        }

        @ParameterizedTest
        @EnumSource(names = {"ENDED", "CANCELLED"})
        void closing_what_is_over_changes_nothing(RoomStatus status) {
            var over = in(status);
            assertThat(over.closed(RoomEndReason.CLOSED, NIGHT_SHIFT, LATER)).isSameAs(over);
            assertThatThrownBy(over::mustNotBeOver)
                    .isInstanceOfSatisfying(
                            RoomEnded.class,
                            ended -> assertThat(ended.facts())
                                    .isEqualTo(Map.of("room_id", over.id().value())));
        }

        @Test
        void a_room_is_cancelled_while_nobody_is_in_it() {
            assertThat(open.cancelled(DESK, NOW).endReason()).isEqualTo(RoomEndReason.CANCELLED);
            assertThat(scheduled.cancelled(DESK, NOW).status()).isEqualTo(RoomStatus.CANCELLED);
            var cancelled = in(RoomStatus.CANCELLED);
            assertThat(cancelled.cancelled(NIGHT_SHIFT, LATER)).isSameAs(cancelled);
        }

        @ParameterizedTest
        @EnumSource(names = {"LIVE", "ENDED"})
        void a_live_or_ended_room_cannot_be_cancelled(RoomStatus status) {
            assertThatThrownBy(() -> in(status).cancelled(DESK, NOW))
                    .isInstanceOfSatisfying(
                            RoomNotCancellable.class,
                            refused -> assertThat(refused.facts())
                                    .containsEntry("room_status", status.text())
                                    .containsKey("room_id"));
        }

        @Test
        void a_removed_room_is_closed_and_hidden_and_one_that_was_over_keeps_its_reason() {
            var removed = open.removed(DESK, LATER);
            assertThat(removed.deleted()).isTrue();
            assertThat(removed.status()).isEqualTo(RoomStatus.ENDED);
            assertThat(removed.endReason()).isEqualTo(RoomEndReason.DELETED);
            assertThat(in(RoomStatus.CANCELLED).removed(DESK, LATER).endReason())
                    .isEqualTo(RoomEndReason.CANCELLED);
        }
    }

    @Nested
    class Replanned {
        @Test
        void to_a_later_start_it_is_scheduled_again() {
            assertThat(open.replan(plan(STARTS, null), DESK, NOW).status()).isEqualTo(RoomStatus.SCHEDULED);
        }

        @Test
        void to_a_start_in_the_past_it_is_open() {
            var moved = scheduled.replan(plan(NOW, null), DESK, NOW);
            assertThat(moved.status()).isEqualTo(RoomStatus.OPEN);
            assertThat(reasons(moved)).containsExactly("created", "rescheduled");
        }

        @Test
        void while_live_it_stays_live() {
            assertThat(open.occupied(NOW).replan(plan(STARTS, null), DESK, NOW).status())
                    .isEqualTo(RoomStatus.LIVE);
        }

        @Test
        void to_what_it_is_nothing_changes() {
            assertThat(scheduled.replan(scheduled.plan(), DESK, LATER)).isSameAs(scheduled);
        }

        @ParameterizedTest
        @EnumSource(names = {"ENDED", "CANCELLED"})
        void when_it_is_over_is_refused(RoomStatus status) {
            assertThatThrownBy(() -> in(status).replan(plan(STARTS, null), DESK, NOW))
                    .isInstanceOf(RoomEnded.class);
        }

        @Test
        void to_what_can_never_be_right_is_refused() {
            assertThatThrownBy(() -> open.replan(plan(null, NOW), DESK, NOW)).isInstanceOf(Invalid.class);
        }
    }

    @Nested
    class Plans {
        private static List<String> broken(
                String name, @Nullable String booking, @Nullable String session, RoomSettings settings) {
            var plan = new RoomPlan(
                    name,
                    RoomType.GROUP,
                    new TemplateId(new UUID(0, 2)),
                    1,
                    booking == null ? null : new BookingId(booking),
                    session == null ? null : new ServiceSessionId(session),
                    null,
                    null,
                    settings);
            return rulesOf(() -> plan.check(NOW));
        }

        @Test
        void have_a_name_of_one_line_with_at_most_256_characters() {
            assertThat(broken("n".repeat(256), "b", null, RoomSettings.NOTHING)).isEmpty();
            assertThat(broken("n".repeat(257), null, null, RoomSettings.NOTHING))
                    .containsExactly("/name too-long");
            assertThat(broken("", null, null, RoomSettings.NOTHING)).containsExactly("/name blank");
        }

        @Test
        void are_for_a_booking_or_for_a_session_but_not_for_both() {
            assertThat(broken("n", "b", "s", RoomSettings.NOTHING))
                    .containsExactly("/service_session_id contradiction");
            assertThat(broken("n", " ", null, RoomSettings.NOTHING)).containsExactly("/booking_id blank");
            assertThat(broken("n", null, "s".repeat(257), RoomSettings.NOTHING))
                    .containsExactly("/service_session_id too-long");
        }

        @Test
        void have_settings_that_can_be_right() {
            var none = new RoomSettings(0, null, null, null, null, null, null, null, null);
            assertThat(broken("n", null, null, none)).containsExactly("/max_participants too-small");
        }

        @Test
        void end_in_the_future_and_after_they_start() {
            assertThat(rulesOf(() -> plan(STARTS, LATER).check(NOW))).isEmpty();
            assertThat(rulesOf(() -> plan(null, NOW).check(NOW))).containsExactly("/ends_at in-the-past");
            assertThat(rulesOf(() -> plan(STARTS, STARTS).check(NOW))).containsExactly("/ends_at before-start");
        }
    }
}
