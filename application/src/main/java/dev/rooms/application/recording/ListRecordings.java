package dev.rooms.application.recording;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Scope;

/** Lists the recordings, newest first. */
public final class ListRecordings {
    public record Query(Caller caller, Recordings.Filter filter, Page.Request page) {}

    private final Recordings recordings;
    private final RecordingViews views;
    private final Transactions transactions;

    public ListRecordings(Recordings recordings, RecordingViews views, Transactions transactions) {
        this.recordings = recordings;
        this.views = views;
        this.transactions = transactions;
    }

    public Page<RecordingView> handle(Query query) {
        query.caller().needs(Scope.RECORDINGS_READ);
        return transactions.within(() -> views.of(recordings.list(query.filter(), query.page())));
    }
}
