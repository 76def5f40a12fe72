package dev.rooms.application.recording;

import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.Seen;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Has the file of a recording deleted, at once where the storage answers; the proof of it stays. */
public final class DeleteRecording {
    public record Command(
            Caller caller, RecordingId id, @Nullable Seen seen) {}

    private final KeepRecording keepRecording;
    private final RemoveFile removeFile;
    private final InstantSource clock;

    public DeleteRecording(KeepRecording keepRecording, RemoveFile removeFile, InstantSource clock) {
        this.keepRecording = keepRecording;
        this.removeFile = removeFile;
        this.clock = clock;
    }

    /**
     * @throws RecordingOnHold when it may not be deleted
     * @throws RecordingNotReady while it is recorded
     */
    public void handle(Command command) {
        command.caller().needs(Scope.RECORDINGS_WRITE);
        var unwanted = keepRecording.change(command.id(), recording -> {
            recording.version().mustBe(command.seen());
            return recording.unwanted(RecordingStatus.DELETED, command.caller().actor(), clock.instant());
        });
        removeFile.handle(unwanted);
    }
}
