package dev.rooms.application.recording;

import dev.rooms.application.room.Causes;
import dev.rooms.application.room.MakeDemand;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.shared.Signal;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.template.LateJoinerPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Stores what has become of a recording, and gives back what was taken from people for its sake. */
public final class KeepRecording {
    /** The time after which somebody who did not answer is asked again. */
    static final Duration LATER = Duration.ofSeconds(5);

    private final Recordings recordings;
    private final ToldRecordings toldRecordings;
    private final Rooms rooms;
    private final Consenting consenting;
    private final MakeDemand makeDemand;
    private final Transactions transactions;
    private final Signal signal;
    private final Causes causes;
    private final RecordingFollower follower;
    private final InstantSource clock;

    public KeepRecording(
            Recordings recordings,
            ToldRecordings toldRecordings,
            Rooms rooms,
            Consenting consenting,
            MakeDemand makeDemand,
            Transactions transactions,
            Signal signal,
            Causes causes,
            RecordingFollower follower,
            InstantSource clock) {
        this.recordings = recordings;
        this.toldRecordings = toldRecordings;
        this.rooms = rooms;
        this.consenting = consenting;
        this.makeDemand = makeDemand;
        this.transactions = transactions;
        this.signal = signal;
        this.causes = causes;
        this.follower = follower;
        this.clock = clock;
    }

    Recording change(RecordingId id, UnaryOperator<Recording> change) {
        return transactions.within(() -> {
            var before = recordings.lock(id);
            var after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            var saved = toldRecordings.save(after);
            if (before.isLive() && !saved.isLive()) {
                release(saved);
            }
            wake(saved);
            return saved;
        });
    }

    /** Somebody who is asked about it did not answer, or is not done. */
    void later(Recording recording) {
        change(recording.id(), each -> each.dueAt(clock.instant().plus(LATER)));
    }

    private void wake(Recording recording) {
        var due = recording.dueAt();
        if (due != null && !due.isAfter(clock.instant())) {
            causes.remember(recording.facts().livekitRoom());
            transactions.afterCommit(signal::raise);
        }
    }

    private void release(Recording over) {
        var room = rooms.lockEvenDeleted(over.facts().room());
        if (consenting.policy(room).lateJoiner() == LateJoinerPolicy.BLOCK) {
            consenting
                    .missing(room, over.facts().session())
                    .forEach(identity -> makeDemand.handle(
                            new MediaDemand.Permit(over.facts().livekitRoom(), identity)));
        }
        follower.ended(room);
    }
}
