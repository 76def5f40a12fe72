package dev.rooms.application.participant;

import dev.rooms.application.room.Rooms;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.participant.ParticipantNotFound;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.Scope;

/** Shows the newest attendance of an identity in a room. */
public final class GetParticipant {
    public record Query(Caller caller, RoomId room, ParticipantIdentity identity) {}

    private final Rooms rooms;
    private final Attendances attendances;
    private final ParticipantViews views;
    private final Transactions transactions;

    public GetParticipant(Rooms rooms, Attendances attendances, ParticipantViews views, Transactions transactions) {
        this.rooms = rooms;
        this.attendances = attendances;
        this.views = views;
        this.transactions = transactions;
    }

    /** @throws ParticipantNotFound when nobody with this identity was ever there */
    public ParticipantView handle(Query query) {
        query.caller().needs(Scope.PARTICIPANTS_READ);
        return transactions.within(() -> {
            var filter = new Attendances.Filter(null, query.identity(), null);
            var newest = attendances.list(rooms.get(query.room()).id(), filter, new Page.Request(1, null));
            return views.of(newest).items().stream()
                    .findFirst()
                    .orElseThrow(() -> new ParticipantNotFound(query.identity()));
        });
    }
}
