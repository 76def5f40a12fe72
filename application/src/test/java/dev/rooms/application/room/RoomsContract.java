package dev.rooms.application.room;

import static dev.rooms.application.room.RoomFixture.ENDS;
import static dev.rooms.application.room.RoomFixture.NOW;
import static dev.rooms.application.room.RoomFixture.STARTS;
import static dev.rooms.application.room.RoomFixture.booked;
import static dev.rooms.application.room.RoomFixture.plan;
import static dev.rooms.application.room.RoomFixture.room;
import static dev.rooms.application.room.RoomFixture.scheduled;
import static dev.rooms.application.shared.ActorFixture.DESK;
import static dev.rooms.application.shared.ActorFixture.NIGHT_SHIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.shared.ActorFixture;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.template.TemplateFixture;
import dev.rooms.domain.room.BookingId;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomChange;
import dev.rooms.domain.room.RoomEndReason;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomNotFound;
import dev.rooms.domain.room.RoomPlan;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.ServiceSessionId;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.template.RoomSettings;
import dev.rooms.domain.template.RoomType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a store of rooms and of their histories promises. */
public interface RoomsContract extends RoomListContract {
    private Room get(RoomId id) {
        return transactions().within(() -> rooms().get(id));
    }

    private Room saved(Room room) {
        return transactions().within(() -> rooms().save(room));
    }

    private Room changed(RoomId id, UnaryOperator<Room> change) {
        return transactions().within(() -> rooms().save(change.apply(rooms().lock(id))));
    }

    @Test
    default void a_locked_room_makes_others_wait_for_its_transaction() {
        var id = givenRoom(scheduled(givenTemplate())).id();
        var inside = new AtomicInteger();
        var most = AtOnce.run(
                4,
                () -> transactions().within(() -> {
                    rooms().lock(id);
                    var together = inside.incrementAndGet();
                    LockSupport.parkNanos(20_000_000);
                    inside.decrementAndGet();
                    return together;
                }));
        assertThat(most).containsOnly(1);
    }

    @Test
    default void a_room_is_found_as_it_was_added() {
        var room = givenRoom(scheduled(givenTemplate()));
        assertThat(get(room.id())).isEqualTo(room);
        transactions().run(() -> {
            assertThat(rooms().hold(room.id())).isEqualTo(room);
            assertThat(rooms().lock(room.id())).isEqualTo(room);
            assertThat(rooms().lockEvenDeleted(room.id())).isEqualTo(room);
        });
    }

    @Test
    default void a_room_of_which_little_was_said_is_found_as_it_was_added() {
        var room = givenRoom();
        assertThat(get(room.id())).isEqualTo(room);
    }

    @Test
    default void what_is_said_to_be_nothing_is_not_left_open() {
        var plan = plan(
                givenTemplate(),
                new BookingId(FreshIds.text("b/ä-")),
                null,
                STARTS,
                null,
                TemplateFixture.EMPTY_SETTINGS);
        var known = room(scheduled(givenTemplate()));
        var room = givenRoom(new Room(
                known.id(),
                plan,
                RoomStatus.ENDED,
                RoomEndReason.CLOSED,
                false,
                NOW,
                STARTS,
                known.version(),
                known.changes()));
        assertThat(get(room.id())).isEqualTo(room);
    }

    @Test
    default void a_room_that_nobody_added_is_not_found() {
        var id = new RoomId(FreshIds.next());
        assertThatThrownBy(() -> get(id)).isInstanceOf(RoomNotFound.class);
        assertThatThrownBy(() -> transactions().within(() -> rooms().hold(id))).isInstanceOf(RoomNotFound.class);
        assertThatThrownBy(() -> transactions().within(() -> rooms().lock(id))).isInstanceOf(RoomNotFound.class);
        assertThatThrownBy(() -> transactions().within(() -> rooms().lockEvenDeleted(id)))
                .isInstanceOf(RoomNotFound.class);
    }

    @Test
    default void a_deleted_room_is_there_for_the_ledger_only() {
        var room = givenRoom();
        var removed = saved(room.removed(DESK, NOW));
        assertThatThrownBy(() -> get(room.id())).isInstanceOf(RoomNotFound.class);
        assertThatThrownBy(() -> transactions().within(() -> rooms().hold(room.id())))
                .isInstanceOf(RoomNotFound.class);
        assertThatThrownBy(() -> transactions().within(() -> rooms().lock(room.id())))
                .isInstanceOf(RoomNotFound.class);
        assertThat(transactions().within(() -> rooms().lockEvenDeleted(room.id())))
                .isEqualTo(removed);
        assertThat(transactions().within(() -> rooms().holdEvenDeleted(room.id())))
                .isEqualTo(removed);
    }

    @Test
    default void a_saved_room_is_found_as_it_was_saved_one_version_later() {
        var template = givenTemplate();
        var room = givenRoom(plan(template));
        var saved = saved(room.replan(scheduled(template), DESK, NOW.plusSeconds(1)));
        assertThat(saved.plan()).isEqualTo(scheduled(template));
        assertThat(saved.status()).isEqualTo(RoomStatus.SCHEDULED);
        assertThat(saved.updatedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(saved.version().value()).isEqualTo(room.version().value() + 1);
        assertThat(saved.changes()).isEmpty();
        assertThat(get(room.id())).isEqualTo(saved);
    }

    @Test
    default void an_older_version_cannot_be_saved() {
        var room = givenRoom();
        var saved = saved(room.closed(RoomEndReason.CLOSED, DESK, NOW));
        assertThatThrownBy(() -> saved(room.cancelled(NIGHT_SHIFT, NOW))).isInstanceOf(RuntimeException.class);
        assertThat(get(room.id())).isEqualTo(saved);
        assertThat(history(room.id())).hasSize(2);
    }

    @Test
    default void changes_made_at_once_all_count() {
        var room = givenRoom();
        AtOnce.run(8, () -> changed(room.id(), RoomsContract::oneSecondLater));
        assertThat(get(room.id()).updatedAt()).isEqualTo(room.updatedAt().plusSeconds(8));
        assertThat(get(room.id()).version().value()).isEqualTo(room.version().value() + 8);
    }

    private static Room oneSecondLater(Room room) {
        return new Room(
                room.id(),
                room.plan(),
                room.status(),
                room.endReason(),
                room.deleted(),
                room.createdAt(),
                room.updatedAt().plusSeconds(1),
                room.version(),
                room.changes());
    }

    @Test
    default void a_room_for_a_booking_is_found_until_it_is_cancelled_or_deleted() {
        var booking = new BookingId(FreshIds.text("booking-"));
        assertThat(transactions().within(() -> rooms().findFor(booking))).isEmpty();
        var room = givenRoom(booked(givenTemplate(), booking));
        assertThat(transactions().within(() -> rooms().findFor(booking))).contains(room);
        var ended = saved(room.closed(RoomEndReason.CLOSED, DESK, NOW));
        assertThat(transactions().within(() -> rooms().findFor(booking))).contains(ended);
        saved(ended.removed(DESK, NOW));
        assertThat(transactions().within(() -> rooms().findFor(booking))).isEmpty();
    }

    @Test
    default void a_room_for_a_session_is_found_until_it_is_cancelled_or_deleted() {
        var session = new ServiceSessionId(FreshIds.text("session-"));
        assertThat(transactions().within(() -> rooms().findFor(session))).isEmpty();
        var room = givenRoom(booked(givenTemplate(), session));
        assertThat(transactions().within(() -> rooms().findFor(session))).contains(room);
        saved(room.cancelled(DESK, NOW));
        assertThat(transactions().within(() -> rooms().findFor(session))).isEmpty();
    }

    @Test
    default void a_second_room_for_a_booking_does_not_get_in() {
        var template = givenTemplate();
        var booking = new BookingId(FreshIds.text("booking-"));
        var first = givenRoom(booked(template, booking));
        assertThatThrownBy(() -> givenRoom(booked(template, booking))).isInstanceOf(RuntimeException.class);
        saved(first.cancelled(DESK, NOW));
        var second = givenRoom(booked(template, booking));
        assertThat(transactions().within(() -> rooms().findFor(booking))).contains(second);
    }

    @Test
    default void a_second_room_for_a_session_does_not_get_in() {
        var template = givenTemplate();
        var session = new ServiceSessionId(FreshIds.text("session-"));
        var first = givenRoom(booked(template, session));
        assertThatThrownBy(() -> givenRoom(booked(template, session))).isInstanceOf(RuntimeException.class);
        saved(first.removed(DESK, NOW));
        var second = givenRoom(booked(template, session));
        assertThat(transactions().within(() -> rooms().findFor(session))).contains(second);
    }

    @Test
    default void of_many_rooms_for_a_booking_at_once_one_gets_in_and_all_see_it() {
        var plan = booked(givenTemplate(), new BookingId(FreshIds.text("booking-")));
        assertThat(new HashSet<>(AtOnce.run(50, () -> roomFor(plan)))).hasSize(1);
    }

    @Test
    default void of_many_rooms_for_a_session_at_once_one_gets_in_and_all_see_it() {
        var plan = booked(givenTemplate(), new ServiceSessionId(FreshIds.text("session-")));
        assertThat(new HashSet<>(AtOnce.run(50, () -> roomFor(plan)))).hasSize(1);
    }

    private RoomId roomFor(RoomPlan plan) {
        return transactions().within(() -> {
            var standing = plan.booking() != null
                    ? rooms().findFor(plan.booking())
                    : rooms().findFor(Objects.requireNonNull(plan.serviceSession()));
            return standing.orElseGet(() -> {
                        var room = room(plan);
                        rooms().add(room);
                        return room;
                    })
                    .id();
        });
    }

    private List<RoomId> toOpen(Instant now) {
        return transactions().within(() -> rooms().toOpen(now, 1000));
    }

    private List<RoomId> toEnd(Instant now) {
        return transactions().within(() -> rooms().toEnd(now, 1000));
    }

    @Test
    default void a_scheduled_room_is_to_open_from_its_start_on() {
        var template = givenTemplate();
        var later = givenRoom(plan(template, null, null, STARTS.plusSeconds(1), null, RoomSettings.NOTHING));
        var room = givenRoom(scheduled(template));
        assertThat(toOpen(STARTS.minusMillis(1))).doesNotContain(room.id());
        assertThat(toOpen(STARTS)).contains(room.id()).doesNotContain(later.id());
        assertThat(toOpen(STARTS.plusSeconds(1))).containsSubsequence(room.id(), later.id());
        assertThat(transactions().within(() -> rooms().toOpen(STARTS, 1))).hasSize(1);
        saved(room.caughtUp(STARTS));
        assertThat(toOpen(STARTS)).doesNotContain(room.id());
    }

    @Test
    default void a_room_is_to_end_when_its_end_and_its_grace_have_passed() {
        var room = givenRoom(scheduled(givenTemplate()));
        var end = ENDS.plusSeconds(60);
        assertThat(toEnd(end.minusMillis(1))).doesNotContain(room.id());
        assertThat(toEnd(end)).contains(room.id());
        var live = saved(room.occupied(STARTS));
        assertThat(toEnd(end)).contains(room.id());
        saved(live.expired(60, end));
        assertThat(toEnd(end)).doesNotContain(room.id());
    }

    @Test
    default void the_grace_is_the_templates_where_the_room_says_nothing_and_none_where_neither_does() {
        var generous = TemplateFixture.template(RoomType.GROUP, TemplateFixture.fullDraft());
        transactions().run(() -> templates().add(generous));
        var room = givenRoom(plan(generous, null, null, null, ENDS, RoomSettings.NOTHING));
        var none = new RoomSettings(null, null, null, null, 0, null, null, null, null);
        var strict = givenRoom(plan(generous, null, null, null, ENDS, none));
        var plain = givenRoom(plan(givenTemplate(), null, null, null, ENDS, RoomSettings.NOTHING));
        var endless = givenRoom();
        assertThat(toEnd(ENDS)).contains(strict.id(), plain.id()).doesNotContain(room.id(), endless.id());
        assertThat(toEnd(ENDS.plusSeconds(60))).contains(room.id()).doesNotContain(endless.id());
        assertThat(transactions().within(() -> rooms().toEnd(ENDS, 1))).hasSize(1);
    }

    @Test
    default void the_history_shows_the_latest_change_first() {
        var room = givenRoom(scheduled(givenTemplate()));
        var live = saved(room.occupied(STARTS));
        var open = saved(live.vacated(SessionEndReason.EMPTIED, STARTS.plusSeconds(9)));
        saved(open.closed(RoomEndReason.CLOSED, DESK, STARTS.plusSeconds(9)));
        assertThat(history(room.id()))
                .containsExactly(
                        new RoomChange(RoomStatus.OPEN, RoomStatus.ENDED, "closed", DESK, STARTS.plusSeconds(9)),
                        new RoomChange(
                                RoomStatus.LIVE,
                                RoomStatus.OPEN,
                                "session emptied",
                                Actor.LIVEKIT,
                                STARTS.plusSeconds(9)),
                        new RoomChange(RoomStatus.OPEN, RoomStatus.LIVE, "joined", Actor.LIVEKIT, STARTS),
                        new RoomChange(RoomStatus.SCHEDULED, RoomStatus.OPEN, "started", Actor.CLOCK, STARTS),
                        new RoomChange(null, RoomStatus.SCHEDULED, "created", DESK, NOW));
    }

    @Test
    default void who_changed_a_room_is_kept_with_kind_and_id() {
        for (var by : ActorFixture.NAMESAKES) {
            var room = givenRoom();
            saved(room.closed(RoomEndReason.CLOSED, by, NOW));
            assertThat(history(room.id()).getFirst().by()).isEqualTo(by);
        }
    }

    @Test
    default void a_history_is_of_one_room() {
        var room = givenRoom();
        saved(givenRoom().closed(RoomEndReason.CLOSED, DESK, NOW));
        assertThat(history(room.id())).hasSize(1);
    }

    /** All of it, two lines a page. */
    private List<RoomChange> history(RoomId id) {
        var all = new ArrayList<RoomChange>();
        var page = history(id, null);
        all.addAll(page.items());
        while (page.next() != null) {
            assertThat(page.items()).hasSize(2);
            page = history(id, page.next());
            all.addAll(page.items());
        }
        return all;
    }

    private Page<RoomChange> history(RoomId id, @Nullable UUID after) {
        return transactions().within(() -> rooms().history(id, new Page.Request(2, after)));
    }

    @Test
    default void a_followed_room_lets_a_newer_one_have_its_booking_once() {
        var template = givenTemplate();
        var booking = new BookingId(FreshIds.text("booking-"));
        var ended = givenRoom(booked(template, booking));
        transactions().run(() -> rooms().follow(ended.id()));
        assertThat(transactions().within(() -> rooms().findFor(booking))).isEmpty();
        assertThat(get(ended.id()).plan().booking()).isEqualTo(booking);
        var next = givenRoom(booked(template, booking));
        assertThat(transactions().within(() -> rooms().findFor(booking))).contains(next);
        assertThatThrownBy(() -> transactions().run(() -> rooms().follow(ended.id())))
                .isInstanceOf(RuntimeException.class);
    }
}
