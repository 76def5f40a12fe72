package dev.rooms.application.participant;

import dev.rooms.application.room.Rooms;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.participant.FailedJoin;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Scope;

/** Lists the people who tried to join a room and failed, newest first. */
public final class ListFailedJoins {
    public record Query(Caller caller, RoomId room, FailedJoins.Filter filter, Page.Request page) {}

    private final Rooms rooms;
    private final FailedJoins failedJoins;
    private final Transactions transactions;

    public ListFailedJoins(Rooms rooms, FailedJoins failedJoins, Transactions transactions) {
        this.rooms = rooms;
        this.failedJoins = failedJoins;
        this.transactions = transactions;
    }

    public Page<FailedJoin> handle(Query query) {
        query.caller().needs(Scope.PARTICIPANTS_READ);
        return transactions.within(
                () -> failedJoins.list(rooms.get(query.room()).id(), query.filter(), query.page()));
    }
}
