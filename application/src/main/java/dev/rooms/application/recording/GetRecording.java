package dev.rooms.application.recording;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;

/** Shows one recording, also when its file is gone. */
public final class GetRecording {
    public record Query(Caller caller, RecordingId id) {}

    private final Recordings recordings;
    private final RecordingViews views;
    private final Transactions transactions;

    public GetRecording(Recordings recordings, RecordingViews views, Transactions transactions) {
        this.recordings = recordings;
        this.views = views;
        this.transactions = transactions;
    }

    public RecordingView handle(Query query) {
        query.caller().needs(Scope.RECORDINGS_READ);
        return transactions.within(() -> views.of(recordings.get(query.id())));
    }
}
