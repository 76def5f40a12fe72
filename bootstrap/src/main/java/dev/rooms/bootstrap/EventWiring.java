package dev.rooms.bootstrap;

import dev.rooms.application.event.EventLog;
import dev.rooms.application.event.ForgetEvents;
import dev.rooms.application.event.ListEvents;
import dev.rooms.application.shared.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

class EventWiring {
    @Produces
    @Singleton
    ListEvents listEvents(EventLog log, Transactions transactions) {
        return new ListEvents(log, transactions);
    }

    @Produces
    @Singleton
    ForgetEvents forgetEvents(EventLog log, Transactions transactions, RoomsConfig config, InstantSource clock) {
        return new ForgetEvents(log, transactions, config.eventsRetention(), clock);
    }
}
