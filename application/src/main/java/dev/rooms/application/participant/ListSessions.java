package dev.rooms.application.participant;

import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.participant.Occupancy;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Scope;
import java.util.stream.Collectors;

/** Lists the sessions of a room that somebody has joined, newest first, each with how many were in it. */
public final class ListSessions {
    public record Query(Caller caller, RoomId room, Page.Request page) {}

    private final Rooms rooms;
    private final Sessions sessions;
    private final Attendances attendances;
    private final Transactions transactions;

    public ListSessions(Rooms rooms, Sessions sessions, Attendances attendances, Transactions transactions) {
        this.rooms = rooms;
        this.sessions = sessions;
        this.attendances = attendances;
        this.transactions = transactions;
    }

    public Page<SessionView> handle(Query query) {
        query.caller().needs(Scope.ROOMS_READ);
        return transactions.within(() -> {
            var page = sessions.list(rooms.get(query.room()).id(), query.page());
            var counts =
                    attendances.occupancy(page.items().stream().map(Session::id).collect(Collectors.toSet()));
            return page.map(session -> new SessionView(session, counts.getOrDefault(session.id(), Occupancy.NONE)));
        });
    }
}
