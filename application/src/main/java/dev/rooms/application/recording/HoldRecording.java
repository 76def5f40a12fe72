package dev.rooms.application.recording;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.Seen;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Keeps a recording from being deleted and from expiring, or does so no longer. */
public final class HoldRecording {
    public record Command(
            Caller caller, RecordingId id, @Nullable Seen seen, boolean legalHold) {}

    private final KeepRecording keepRecording;
    private final RecordingViews views;
    private final Transactions transactions;
    private final InstantSource clock;

    public HoldRecording(
            KeepRecording keepRecording, RecordingViews views, Transactions transactions, InstantSource clock) {
        this.keepRecording = keepRecording;
        this.views = views;
        this.transactions = transactions;
        this.clock = clock;
    }

    public RecordingView handle(Command command) {
        command.caller().needs(Scope.RECORDINGS_WRITE);
        return transactions.within(() -> views.of(keepRecording.change(command.id(), recording -> {
            recording.version().mustBe(command.seen());
            return recording.held(command.legalHold(), command.caller().actor(), clock.instant());
        })));
    }
}
