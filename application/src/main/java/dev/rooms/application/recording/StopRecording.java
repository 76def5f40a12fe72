package dev.rooms.application.recording;

import dev.rooms.application.room.Rooms;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.recording.RecordingNotFound;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has recordings of a room stop: one of them, or all. What has stopped already stays as it is. */
public final class StopRecording {
    /** @param recording null: all that are live */
    public record Command(
            Caller caller, RoomId room, @Nullable RecordingId recording) {}

    private final Rooms rooms;
    private final Recordings recordings;
    private final RecordingViews views;
    private final KeepRecording keepRecording;
    private final Transactions transactions;
    private final InstantSource clock;

    public StopRecording(
            Rooms rooms,
            Recordings recordings,
            RecordingViews views,
            KeepRecording keepRecording,
            Transactions transactions,
            InstantSource clock) {
        this.rooms = rooms;
        this.recordings = recordings;
        this.views = views;
        this.keepRecording = keepRecording;
        this.transactions = transactions;
        this.clock = clock;
    }

    public List<RecordingView> handle(Command command) {
        command.caller().needs(Scope.RECORDINGS_WRITE);
        return transactions.within(() -> {
            var room = rooms.get(command.room()).id();
            var stopped = wanted(room, command.recording()).stream()
                    .map(recording -> keepRecording.change(
                            recording.id(),
                            each -> each.stopped("stopped", command.caller().actor(), clock.instant())))
                    .toList();
            return views.of(stopped);
        });
    }

    private List<Recording> wanted(RoomId room, @Nullable RecordingId one) {
        if (one == null) {
            return recordings.live(room);
        }
        var recording = recordings.get(one);
        if (!recording.facts().room().equals(room)) {
            throw new RecordingNotFound(one);
        }
        return List.of(recording);
    }
}
