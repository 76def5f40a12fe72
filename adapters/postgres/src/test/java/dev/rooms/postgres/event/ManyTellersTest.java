package dev.rooms.postgres.event;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.event.EventLog;
import dev.rooms.application.event.EventLog.Told;
import dev.rooms.application.event.EventPosition;
import dev.rooms.application.event.Outbox;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.event.Event;
import dev.rooms.domain.event.EventId;
import dev.rooms.domain.event.EventType;
import dev.rooms.domain.room.RoomId;
import dev.rooms.postgres.PostgresTest;
import dev.rooms.postgres.shared.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However many tell at once, whoever follows them hears everything, and of each room in its order. */
@PostgresTest
@Timeout(120)
class ManyTellersTest {
    private static final int WRITERS = 8;
    private static final int LONGEST_MILLIS = 10;
    private static final Duration WRITING = Duration.ofSeconds(2);
    private static final int PART = 20;

    private final DataSource database;
    private final Outbox outbox;
    private final EventLog log;
    private final Transactions transactions;
    private final Sql sql;

    private final List<RoomId> rooms =
            Stream.generate(() -> new RoomId(FreshIds.next())).limit(3).toList();
    private final List<Told> heard = new ArrayList<>();
    private EventPosition place = EventPosition.START;

    @Inject
    ManyTellersTest(DataSource database, Outbox outbox, EventLog log, Transactions transactions, Sql sql) {
        this.database = database;
        this.outbox = outbox;
        this.log = log;
        this.transactions = transactions;
        this.sql = sql;
    }

    /** What other tests have told is not ours. */
    @BeforeEach
    void fromHereOn() {
        place = transactions
                .within(() -> log.read(new EventLog.Filter(null, rooms.getFirst()), EventPosition.START, 1))
                .next();
    }

    private Event event(RoomId room) {
        return new Event(new EventId(FreshIds.next()), EventType.RECORDING_ACTIVE, room, "recordings/1", NOW, Map.of());
    }

    private Event tell(RoomId room) {
        var event = event(room);
        transactions.run(() -> outbox.add(event));
        return event;
    }

    private boolean listen() {
        var part = transactions.within(() -> log.read(EventLog.Filter.ALL, place, PART));
        place = part.next();
        part.events().stream()
                .filter(told -> rooms.contains(told.event().room()))
                .forEach(heard::add);
        return !part.events().isEmpty();
    }

    private List<Event> events() {
        return heard.stream().map(Told::event).toList();
    }

    /** As whatever a transaction writes first does. */
    private void drawId() {
        var _ = sql.find("select pg_current_xact_id()::text", row -> row.getString(1));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test
    void a_reader_loses_nothing_and_meets_the_numbers_of_each_room_in_order_without_a_gap()
            throws InterruptedException, ExecutionException {
        Queue<Event> told = new ConcurrentLinkedQueue<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var end = System.nanoTime() + WRITING.toNanos();
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> threads.submit(() -> {
                        var chance = new Random(writer);
                        while (System.nanoTime() < end) {
                            told.addAll(several(chance));
                        }
                        return true;
                    }))
                    .toList();
            while (!writers.stream().allMatch(Future::isDone)) {
                listen();
            }
            for (var writer : writers) {
                writer.get();
            }
        }
        for (var last = System.nanoTime(); heard.size() < told.size() && isSoonAfter(last); ) {
            last = listen() ? System.nanoTime() : last;
        }
        System.out.printf("%d events told by %d at once, %d heard%n", told.size(), WRITERS, heard.size());
        assertThat(events()).containsExactlyInAnyOrderElementsOf(told);
        for (var room : rooms) {
            var numbers = heard.stream()
                    .filter(each -> room.equals(each.event().room()))
                    .map(Told::sequence)
                    .toList();
            assertThat(numbers)
                    .hasSizeGreaterThan(WRITERS)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, numbers.size()).boxed().toList());
        }
    }

    private static boolean isSoonAfter(long last) {
        return System.nanoTime() - last < WRITING.toNanos();
    }

    /** In one transaction, of rooms in whatever order. */
    private List<Event> several(Random chance) {
        var events = IntStream.rangeClosed(0, chance.nextInt(3))
                .mapToObj(_ -> event(rooms.get(chance.nextInt(rooms.size()))))
                .toList();
        var before = chance.nextInt(LONGEST_MILLIS);
        var after = chance.nextInt(LONGEST_MILLIS);
        transactions.run(() -> {
            drawId();
            pause(before);
            events.forEach(outbox::add);
            pause(after);
        });
        return events;
    }

    @Test
    void of_a_room_the_one_that_commits_last_comes_last_though_it_began_first()
            throws InterruptedException, ExecutionException {
        var room = rooms.getFirst();
        var early = event(room);
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> transactions.run(() -> {
                drawId();
                begun.countDown();
                await(go);
                outbox.add(early);
            }));
            begun.await();
            var late = tell(room);
            go.countDown();
            slow.get();
            assertThat(hear(2)).containsExactly(late, early);
        }
        assertThat(heard.stream().map(Told::sequence)).containsExactly(1L, 2L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private List<Event> hear(int count) {
        while (heard.size() < count) {
            listen();
        }
        return events();
    }

    @Test
    void a_transaction_that_stays_open_and_tells_nothing_holds_nothing_up() throws SQLException {
        var room = rooms.getFirst();
        try (var idle = open()) {
            var first = tell(room);
            var second = tell(room);
            // In use, somebody always does something.
            tell(new RoomId(FreshIds.next()));
            assertThat(hear(2)).containsExactly(first, second);
            idle.rollback();
        }
    }

    @Test
    void while_something_else_stays_open_late_tellers_are_still_waited_for() throws SQLException {
        var late = event(rooms.getLast());
        try (var idle = open();
                var teller = open()) {
            write(teller, late, rooms.getLast());
            var quick = tell(rooms.getFirst());
            tell(new RoomId(FreshIds.next()));
            for (var times = 0; times < 50; times++) {
                listen();
                pause(LONGEST_MILLIS);
            }
            assertThat(heard).isEmpty();
            teller.commit();
            tell(new RoomId(FreshIds.next()));
            assertThat(hear(2)).containsExactlyInAnyOrder(quick, late);
            idle.rollback();
        }
    }

    private Connection open() throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var draw = connection.prepareStatement("select pg_current_xact_id()")) {
            draw.execute();
        }
        return connection;
    }

    /** As the outbox does, and does not commit. */
    private static void write(Connection connection, Event event, RoomId room) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into event (id, type, room_id, sequence, subject, at, data)
                values (?, 'RECORDING_ACTIVE', ?, 1, 'recordings/1', ?, '{}')
                """)) {
            insert.setObject(1, event.id().value());
            insert.setObject(2, room.value());
            insert.setObject(3, event.at().atOffset(ZoneOffset.UTC));
            insert.execute();
        }
    }
}
