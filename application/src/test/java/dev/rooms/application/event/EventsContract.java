package dev.rooms.application.event;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.event.EventLog.Filter;
import dev.rooms.application.event.EventLog.Told;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.event.Event;
import dev.rooms.domain.event.EventId;
import dev.rooms.domain.event.EventType;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every outbox promises, and every log that it is read from. */
public interface EventsContract {
    Outbox outbox();

    EventLog log();

    Transactions transactions();

    private static Event event(EventType type, @Nullable RoomId room) {
        return new Event(
                new EventId(FreshIds.next()),
                type,
                room,
                FreshIds.text("recordings/"),
                NOW.plusMillis(1),
                Map.of("status", "fälschlich \"so\"", "join_count", 3));
    }

    private static RoomId freshRoom() {
        return new RoomId(FreshIds.next());
    }

    private static Filter of(RoomId room) {
        return new Filter(null, room);
    }

    private Event told(EventType type, @Nullable RoomId room) {
        var event = event(type, room);
        transactions().run(() -> outbox().add(event));
        return event;
    }

    private EventLog.Part read(Filter filter, EventPosition after, int limit) {
        return transactions().within(() -> log().read(filter, after, limit));
    }

    /** Behind everything that was told so far. */
    private EventPosition end() {
        return read(of(freshRoom()), EventPosition.START, 1).next();
    }

    @Test
    default void events_come_as_they_were_told_oldest_first_with_the_numbers_of_their_room() {
        var room = freshRoom();
        var first = told(EventType.RECORDING_REQUESTED, room);
        told(EventType.RECORDING_REQUESTED, freshRoom());
        var second = told(EventType.RECORDING_FAILED, room);
        assertThat(read(of(room), EventPosition.START, 10).events())
                .containsExactly(new Told(first, 1L), new Told(second, 2L));
    }

    @Test
    default void several_of_one_transaction_keep_their_order() {
        var room = freshRoom();
        var events = List.of(
                event(EventType.RECORDING_STARTING, room),
                event(EventType.RECORDING_ACTIVE, room),
                event(EventType.RECORDING_ENDING, room));
        transactions().run(() -> events.forEach(outbox()::add));
        assertThat(read(of(room), EventPosition.START, 10).events())
                .containsExactly(new Told(events.get(0), 1L), new Told(events.get(1), 2L), new Told(events.get(2), 3L));
    }

    @Test
    default void an_event_that_belongs_to_no_room_has_no_number() {
        var before = end();
        var event = told(EventType.API_KEY_EXPIRED, null);
        assertThat(read(Filter.ALL, before, 10).events()).containsExactly(new Told(event, null));
    }

    @Test
    default void what_was_not_asked_for_is_left_out() {
        var room = freshRoom();
        told(EventType.RECORDING_REQUESTED, room);
        var failed = told(EventType.RECORDING_FAILED, room);
        told(EventType.RECORDING_FAILED, freshRoom());
        assertThat(read(new Filter(EventType.RECORDING_FAILED, room), EventPosition.START, 10)
                        .events())
                .containsExactly(new Told(failed, 2L));
    }

    @Test
    default void whoever_goes_on_from_where_the_last_part_ended_meets_each_event_once() {
        var room = freshRoom();
        var expected = new ArrayList<Event>();
        var met = new ArrayList<Event>();
        var at = EventPosition.START;
        for (var round = 0; round < 5; round++) {
            for (var each = 0; each < round; each++) {
                expected.add(told(EventType.RECORDING_ACTIVE, room));
            }
            for (var asked = 0; asked < 3; asked++) {
                var part = read(of(room), at, 2);
                part.events().forEach(told -> met.add(told.event()));
                at = part.next();
            }
        }
        assertThat(met).containsExactlyElementsOf(expected);
    }

    @Test
    default void what_did_not_fit_is_passed_by_once_it_was_looked_at() {
        var room = freshRoom();
        var before = end();
        told(EventType.RECORDING_ACTIVE, freshRoom());
        var after = read(of(room), before, 1);
        assertThat(after.events()).isEmpty();
        assertThat(after.next()).isGreaterThan(before);
        assertThat(read(Filter.ALL, after.next(), 1).events()).isEmpty();
    }

    @Test
    default void a_place_further_on_than_everything_stays_where_it_is() {
        var far = new EventPosition(Long.MAX_VALUE, 7);
        assertThat(read(of(freshRoom()), far, 1)).isEqualTo(new EventLog.Part(List.of(), far));
    }

    @Test
    default void without_its_cause_nothing_is_told() {
        assertThatThrownBy(() -> outbox().add(event(EventType.RECORDING_ACTIVE, freshRoom())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void what_happened_long_ago_is_forgotten_and_the_numbers_go_on() {
        var room = freshRoom();
        var old = told(EventType.RECORDING_REQUESTED, room);
        transactions().run(() -> log().forget(old.at(), 10_000));
        assertThat(read(of(room), EventPosition.START, 1).events()).hasSize(1);
        transactions().run(() -> log().forget(old.at().plusNanos(1_000), 10_000));
        assertThat(read(of(room), EventPosition.START, 1).events()).isEmpty();
        var next = told(EventType.RECORDING_ACTIVE, room);
        assertThat(read(of(room), EventPosition.START, 1).events()).containsExactly(new Told(next, 2L));
    }

    @Test
    default void no_more_is_forgotten_than_asked_for() {
        var room = freshRoom();
        var last = Stream.generate(() -> told(EventType.RECORDING_ACTIVE, room))
                .limit(3)
                .toList()
                .getLast();
        var before = last.at().plusNanos(1_000);
        transactions().run(() -> log().forget(before, 10_000));
        told(EventType.RECORDING_ACTIVE, room);
        told(EventType.RECORDING_ACTIVE, room);
        assertThat(transactions().<Integer>within(() -> log().forget(before, 1)))
                .isEqualTo(1);
        assertThat(read(of(room), EventPosition.START, 10).events()).hasSize(1);
    }

    @Test
    default void events_are_found_by_their_time() {
        var room = freshRoom();
        var event = told(EventType.RECORDING_REQUESTED, room);
        Function<Period, List<Told>> at = period -> transactions()
                .within(() -> log().read(of(room), period, EventPosition.START, 10))
                .events();
        assertThat(at.apply(new Period(event.at().minusMillis(1), event.at().plusMillis(1))))
                .containsExactly(new Told(event, 1L));
        assertThat(at.apply(new Period(event.at(), null))).isEmpty();
        assertThat(at.apply(new Period(null, event.at()))).isEmpty();
    }
}
