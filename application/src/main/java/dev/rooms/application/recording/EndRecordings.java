package dev.rooms.application.recording;

import dev.rooms.application.room.SessionFollower;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.shared.Actor;
import java.time.InstantSource;

/** When a session ends, so do its recordings. */
public final class EndRecordings implements SessionFollower {
    private final Recordings recordings;
    private final KeepRecording keepRecording;
    private final Transactions transactions;
    private final InstantSource clock;

    public EndRecordings(
            Recordings recordings, KeepRecording keepRecording, Transactions transactions, InstantSource clock) {
        this.recordings = recordings;
        this.keepRecording = keepRecording;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void ended(Session session) {
        transactions.run(() -> recordings
                .live(session)
                .forEach(recording -> keepRecording.change(
                        recording.id(), each -> each.stopped("session-ended", Actor.LIVEKIT, clock.instant()))));
    }
}
