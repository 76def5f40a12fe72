package dev.rooms.application.room;

import static dev.rooms.application.room.RoomFixture.NOW;
import static dev.rooms.application.room.RoomFixture.STARTS;
import static dev.rooms.application.room.RoomFixture.booked;
import static dev.rooms.application.room.RoomFixture.plan;
import static dev.rooms.application.room.RoomFixture.room;
import static dev.rooms.application.room.RoomFixture.scheduled;
import static dev.rooms.application.shared.ActorFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.room.Rooms.Filter;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.template.TemplateFixture;
import dev.rooms.domain.room.BookingId;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomEndReason;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.ServiceSessionId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Period;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.RoomType;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How rooms are listed. Each test asks for the rooms of its own template: there may be others. */
public interface RoomListContract extends GivenRooms {
    private Page<Room> list(Filter filter, Page.Request page, Instant now) {
        return transactions().within(() -> rooms().list(filter, page, now));
    }

    private List<Room> all(Filter filter) {
        return list(filter, new Page.Request(100, null), NOW).items();
    }

    private static Filter of(RoomTemplate template) {
        return with(template, null);
    }

    private static Filter with(RoomTemplate template, @Nullable RoomStatus status) {
        return new Filter(status, null, null, null, template.id());
    }

    @Test
    default void the_newest_come_first_page_by_page() {
        var template = givenTemplate();
        var oldest = givenRoom(plan(template));
        var middle = givenRoom(scheduled(template));
        var newest = givenRoom(plan(template));
        var first = list(of(template), new Page.Request(2, null), NOW);
        assertThat(first)
                .isEqualTo(new Page<>(List.of(newest, middle), middle.id().value()));
        var second = list(of(template), new Page.Request(2, first.next()), NOW);
        assertThat(second).isEqualTo(new Page<>(List.of(oldest), null));
    }

    @Test
    default void a_full_last_page_is_the_last() {
        var template = givenTemplate();
        var older = givenRoom(plan(template));
        var newer = givenRoom(plan(template));
        assertThat(list(of(template), new Page.Request(2, null), NOW))
                .isEqualTo(new Page<>(List.of(newer, older), null));
    }

    @Test
    default void a_deleted_room_is_not_listed() {
        var template = givenTemplate();
        var room = givenRoom(plan(template));
        transactions().run(() -> rooms().save(room.removed(DESK, NOW)));
        assertThat(all(of(template))).isEmpty();
    }

    @Test
    default void rooms_are_found_by_their_status() {
        var template = givenTemplate();
        var scheduled = givenRoom(scheduled(template));
        var open = givenRoom(plan(template));
        var live = saved(givenRoom(plan(template)).occupied(NOW));
        var ended = saved(givenRoom(plan(template)).closed(RoomEndReason.CLOSED, DESK, NOW));
        var cancelled = saved(givenRoom(plan(template)).cancelled(DESK, NOW));
        assertThat(all(with(template, RoomStatus.SCHEDULED))).containsExactly(scheduled);
        assertThat(all(with(template, RoomStatus.OPEN))).containsExactly(open);
        assertThat(all(with(template, RoomStatus.LIVE))).containsExactly(live);
        assertThat(all(with(template, RoomStatus.ENDED))).containsExactly(ended);
        assertThat(all(with(template, RoomStatus.CANCELLED))).containsExactly(cancelled);
    }

    private Room saved(Room room) {
        return transactions().within(() -> rooms().save(room));
    }

    @Test
    default void a_scheduled_room_counts_as_open_from_its_start_on() {
        var template = givenTemplate();
        var scheduled = givenRoom(scheduled(template));
        var open = givenRoom(plan(template));
        var page = new Page.Request(10, null);
        var before = STARTS.minusMillis(1);
        assertThat(list(with(template, RoomStatus.OPEN), page, before).items()).containsExactly(open);
        assertThat(list(with(template, RoomStatus.SCHEDULED), page, before).items())
                .containsExactly(scheduled);
        assertThat(list(with(template, RoomStatus.OPEN), page, STARTS).items()).containsExactly(open, scheduled);
        assertThat(list(with(template, RoomStatus.SCHEDULED), page, STARTS).items())
                .isEmpty();
    }

    @Test
    default void rooms_are_found_by_booking_and_by_session() {
        var template = givenTemplate();
        var booking = new BookingId(FreshIds.text("booking-"));
        var session = new ServiceSessionId(FreshIds.text("session-"));
        givenRoom(plan(template));
        var booked = givenRoom(booked(template, booking));
        var ofSession = givenRoom(booked(template, session));
        assertThat(all(new Filter(null, null, booking, null, null))).containsExactly(booked);
        assertThat(all(new Filter(null, null, null, session, null))).containsExactly(ofSession);
        assertThat(all(new Filter(null, null, booking, session, null))).isEmpty();
    }

    @Test
    default void cancelled_rooms_of_a_booking_are_listed_beside_the_one_that_stands() {
        var template = givenTemplate();
        var booking = new BookingId(FreshIds.text("booking-"));
        var cancelled = saved(givenRoom(booked(template, booking)).cancelled(DESK, NOW));
        var standing = givenRoom(booked(template, booking));
        assertThat(all(new Filter(null, null, booking, null, null))).containsExactly(standing, cancelled);
    }

    @Test
    default void rooms_are_found_by_type() {
        var template = TemplateFixture.template(RoomType.WEBINAR, TemplateFixture.draft("Talk"));
        transactions().run(() -> templates().add(template));
        var room = givenRoom(plan(template));
        assertThat(all(new Filter(null, RoomType.WEBINAR, null, null, template.id())))
                .containsExactly(room);
        assertThat(all(new Filter(null, RoomType.GROUP, null, null, template.id())))
                .isEmpty();
    }

    @Test
    default void rooms_are_found_by_when_they_were_made() {
        var template = givenTemplate();
        var early = givenRoom(room(plan(template), NOW.minusSeconds(60)));
        var late = givenRoom(room(plan(template), NOW));
        Function<Period, List<Room>> created = period ->
                list(of(template), new Page.Request(9, null, period), NOW).items();
        var between = NOW.minusSeconds(30);
        assertThat(created.apply(new Period(between, null))).containsExactly(late);
        assertThat(created.apply(new Period(null, between))).containsExactly(early);
        assertThat(created.apply(new Period(NOW.minusSeconds(60), NOW))).isEmpty();
    }
}
