package dev.rooms.application.recording;

import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingChange;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The recordings, with their histories; a room has at most one composite recording that is live. */
public interface Recordings {
    /** The recordings that are asked for; null is any. */
    record Filter(
            @Nullable RecordingStatus status, @Nullable RoomId room) {
        public static final Filter ALL = new Filter(null, null);
    }

    /** @throws RecordingNotFound when there is none */
    Recording get(RecordingId id);

    /**
     * As {@link #get}, and nobody changes it until the transaction ends.
     *
     * @throws RecordingNotFound when there is none
     */
    Recording lock(RecordingId id);

    Optional<Recording> find(EgressId egress);

    Optional<Recording> find(ObjectKey key);

    /** Those of a room that are live, oldest first. */
    List<Recording> live(RoomId room);

    /** Those of them that are of this session. */
    default List<Recording> live(Session session) {
        return live(session.room()).stream()
                .filter(recording -> recording.facts().session().equals(session.id()))
                .toList();
    }

    /** Whether this room was ever recorded, or meant to be. */
    boolean had(RoomId room);

    /** Whether this session was ever recorded as a whole, or meant to be. */
    boolean hadComposite(SessionId session);

    Page<Recording> list(Filter filter, Page.Request page);

    /** The histories of these, each from its beginning on. */
    Map<RecordingId, List<RecordingChange>> histories(Set<RecordingId> recordings);

    /** When it came to the status that it has. */
    default Instant since(Recording recording) {
        return last(recording, change -> change.from() != change.to());
    }

    /** When anything became of it for the last time. */
    default Instant changedAt(Recording recording) {
        return last(recording, _ -> true);
    }

    private Instant last(Recording recording, Predicate<RecordingChange> which) {
        return histories(Set.of(recording.id())).getOrDefault(recording.id(), List.of()).stream()
                .filter(which)
                .map(RecordingChange::at)
                .max(Comparator.naturalOrder())
                .orElse(recording.facts().requestedAt());
    }

    /** Stores a new one; of many composite ones for the same room at once, one gets through. */
    void add(Recording recording);

    Recording save(Recording recording);
}
