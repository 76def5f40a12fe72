package dev.rooms.postgres.event;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.event.EventLog;
import dev.rooms.application.event.EventPosition;
import dev.rooms.application.event.EventsContract;
import dev.rooms.application.event.Outbox;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.shared.RequestRunning;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.event.Event;
import dev.rooms.domain.event.EventId;
import dev.rooms.domain.event.EventType;
import dev.rooms.domain.room.RoomId;
import dev.rooms.postgres.PostgresTest;
import dev.rooms.postgres.shared.Sql;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@PostgresTest
class PostgresEventsTest implements EventsContract {
    private final Outbox outbox;
    private final EventLog log;
    private final Transactions transactions;
    private final Sql sql;

    @Inject
    PostgresEventsTest(Outbox outbox, EventLog log, Transactions transactions, Sql sql) {
        this.outbox = outbox;
        this.log = log;
        this.transactions = transactions;
        this.sql = sql;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public EventLog log() {
        return log;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Test
    void what_did_not_happen_is_not_told_and_takes_no_number() {
        var room = new RoomId(FreshIds.next());
        assertThatThrownBy(() -> transactions.run(() -> {
                    outbox.add(event(room));
                    throw new RequestRunning();
                }))
                .isInstanceOf(RequestRunning.class);
        var event = event(room);
        transactions.run(() -> outbox.add(event));
        assertThat(transactions
                        .within(() -> log.read(new EventLog.Filter(null, room), EventPosition.START, 10))
                        .events())
                .containsExactly(new EventLog.Told(event, 1L));
    }

    @Test
    void what_was_told_cannot_be_changed() {
        transactions.run(() -> outbox.add(event(new RoomId(FreshIds.next()))));
        assertThatThrownBy(() -> transactions.run(() -> sql.run("update event set subject = 'another'")))
                .hasMessageContaining("only inserted into");
    }

    private static Event event(RoomId room) {
        return new Event(
                new EventId(FreshIds.next()),
                EventType.RECORDING_ACTIVE,
                room,
                "recordings/1",
                NOW,
                Map.of("status", "active"));
    }
}
