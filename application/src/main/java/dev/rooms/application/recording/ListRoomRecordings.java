package dev.rooms.application.recording;

import dev.rooms.application.room.Rooms;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Scope;

/** Lists the recordings of a room, newest first. */
public final class ListRoomRecordings {
    public record Query(Caller caller, RoomId room, Page.Request page) {}

    private final Rooms rooms;
    private final Recordings recordings;
    private final RecordingViews views;
    private final Transactions transactions;

    public ListRoomRecordings(Rooms rooms, Recordings recordings, RecordingViews views, Transactions transactions) {
        this.rooms = rooms;
        this.recordings = recordings;
        this.views = views;
        this.transactions = transactions;
    }

    public Page<RecordingView> handle(Query query) {
        query.caller().needs(Scope.RECORDINGS_READ);
        return transactions.within(() -> {
            var filter = new Recordings.Filter(null, rooms.get(query.room()).id());
            return views.of(recordings.list(filter, query.page()));
        });
    }
}
