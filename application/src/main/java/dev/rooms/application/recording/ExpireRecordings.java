package dev.rooms.application.recording;

import dev.rooms.application.shared.EachAlone;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.shared.Actor;
import java.time.InstantSource;

/** Has the files of recordings deleted whose time is over. */
public final class ExpireRecordings {
    private static final int AT_ONCE = 1000;

    private final DueRecordings due;
    private final KeepRecording keepRecording;
    private final Transactions transactions;
    private final InstantSource clock;

    public ExpireRecordings(
            DueRecordings due, KeepRecording keepRecording, Transactions transactions, InstantSource clock) {
        this.due = due;
        this.keepRecording = keepRecording;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return whether there may be more to do at once */
    public boolean handle() {
        var over = transactions.within(() -> due.toExpire(clock.instant(), AT_ONCE));
        EachAlone.run(over, id -> keepRecording.change(id, this::expired));
        return over.size() == AT_ONCE;
    }

    private Recording expired(Recording recording) {
        var until = recording.keeping().expiresAt();
        var now = clock.instant();
        return recording.keeping().legalHold() || until == null || now.isBefore(until)
                ? recording
                : recording.unwanted(RecordingStatus.EXPIRED, Actor.CLOCK, now);
    }
}
