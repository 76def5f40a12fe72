package dev.rooms.application.participant;

import dev.rooms.application.room.Rooms;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Scope;

/** Lists who was or is in a room, one item per attendance, newest first. */
public final class ListParticipants {
    public record Query(Caller caller, RoomId room, Attendances.Filter filter, Page.Request page) {}

    private final Rooms rooms;
    private final Attendances attendances;
    private final ParticipantViews views;
    private final Transactions transactions;

    public ListParticipants(Rooms rooms, Attendances attendances, ParticipantViews views, Transactions transactions) {
        this.rooms = rooms;
        this.attendances = attendances;
        this.views = views;
        this.transactions = transactions;
    }

    public Page<ParticipantView> handle(Query query) {
        query.caller().needs(Scope.PARTICIPANTS_READ);
        return transactions.within(
                () -> views.of(attendances.list(rooms.get(query.room()).id(), query.filter(), query.page())));
    }
}
