package dev.rooms.application.recording;

import dev.rooms.application.event.Outbox;
import dev.rooms.application.shared.Ids;
import dev.rooms.domain.event.Event;
import dev.rooms.domain.event.EventId;
import dev.rooms.domain.event.EventType;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingChange;
import java.util.HashMap;
import java.util.Map;

/** Stores recordings together with an event for each status that they came to; nobody else stores any. */
public final class ToldRecordings {
    private final Recordings recordings;
    private final Outbox outbox;
    private final Ids ids;

    public ToldRecordings(Recordings recordings, Outbox outbox, Ids ids) {
        this.recordings = recordings;
        this.outbox = outbox;
        this.ids = ids;
    }

    void add(Recording recording) {
        recordings.add(recording);
        tell(recording);
    }

    Recording save(Recording recording) {
        var saved = recordings.save(recording);
        tell(recording);
        return saved;
    }

    private void tell(Recording recording) {
        recording.changes().stream()
                .filter(change -> change.from() != change.to())
                .forEach(change -> outbox.add(event(recording, change)));
    }

    private Event event(Recording recording, RecordingChange change) {
        return new Event(
                new EventId(ids.next()),
                EventType.valueOf("RECORDING_" + change.to().name()),
                recording.facts().room(),
                "recordings/" + recording.id().value(),
                change.at(),
                data(recording, change));
    }

    private static Map<String, Object> data(Recording recording, RecordingChange change) {
        var facts = recording.facts();
        var data = new HashMap<String, Object>(Map.of(
                "recording_id", recording.id().value().toString(),
                "room_id", facts.room().value().toString(),
                "session_id", facts.session().value().toString(),
                "kind", facts.wish().kind().text(),
                "status", change.to().text()));
        var reason = recording.reason();
        // A status that it has left already had a reason that it no longer knows.
        if (reason != null && change.to() == recording.status()) {
            data.put("status_reason", reason);
        }
        return data;
    }
}
