package dev.rooms.application.recording;

import dev.rooms.application.shared.InMemoryTransactions.LostRace;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingChange;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.recording.RecordingKind;
import dev.rooms.domain.recording.RecordingNotFound;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

public final class InMemoryRecordings implements Recordings, DueRecordings {
    private final TreeMap<UUID, Recording> recordings = new TreeMap<>();
    private final Map<RecordingId, List<RecordingChange>> histories = new HashMap<>();

    @Override
    public synchronized Recording get(RecordingId id) {
        return Optional.ofNullable(recordings.get(id.value())).orElseThrow(() -> new RecordingNotFound(id));
    }

    @Override
    public Recording lock(RecordingId id) {
        return get(id);
    }

    @Override
    public Optional<Recording> find(EgressId egress) {
        return those(recording -> egress.equals(recording.run().egress())).findFirst();
    }

    @Override
    public Optional<Recording> find(ObjectKey key) {
        return those(recording -> key.equals(recording.facts().key())).findFirst();
    }

    @Override
    public List<Recording> live(RoomId room) {
        return those(recording -> recording.isLive() && recording.facts().room().equals(room))
                .toList();
    }

    @Override
    public boolean had(RoomId room) {
        return those(recording -> recording.facts().room().equals(room))
                .findFirst()
                .isPresent();
    }

    @Override
    public boolean hadComposite(SessionId session) {
        return those(recording -> recording.facts().session().equals(session)
                        && recording.facts().wish().kind() == RecordingKind.COMPOSITE)
                .findFirst()
                .isPresent();
    }

    @Override
    public synchronized Page<Recording> list(Filter filter, Page.Request page) {
        var found = recordings.descendingMap().values().stream()
                .filter(recording ->
                        page.after() == null || recording.id().value().compareTo(page.after()) < 0)
                .filter(recording -> filter.status() == null || filter.status() == recording.status())
                .filter(recording -> filter.room() == null
                        || filter.room().equals(recording.facts().room()))
                .filter(recording -> page.period().contains(recording.facts().requestedAt()))
                .limit(page.limit() + 1L)
                .toList();
        return Page.cut(found, page, recording -> recording.id().value());
    }

    @Override
    public synchronized Map<RecordingId, List<RecordingChange>> histories(Set<RecordingId> ids) {
        return ids.stream()
                .filter(histories::containsKey)
                .collect(Collectors.toMap(id -> id, id -> List.copyOf(histories.get(id))));
    }

    @Override
    public synchronized void add(Recording recording) {
        if (recording.facts().wish().kind() == RecordingKind.COMPOSITE
                && live(recording.facts().room()).stream()
                        .anyMatch(other -> other.facts().wish().kind() == RecordingKind.COMPOSITE)) {
            throw new LostRace("the room is being recorded");
        }
        put(recording, recording.version());
    }

    @Override
    public synchronized Recording save(Recording recording) {
        if (!get(recording.id()).version().equals(recording.version())) {
            throw new LostRace("the recording was changed");
        }
        return put(recording, new Version(recording.version().value() + 1));
    }

    private Recording put(Recording recording, Version version) {
        histories.computeIfAbsent(recording.id(), _ -> new ArrayList<>()).addAll(recording.changes());
        var stored = with(recording, recording.dueAt(), version);
        recordings.put(recording.id().value(), stored);
        return stored;
    }

    private static Recording with(Recording recording, @Nullable Instant dueAt, Version version) {
        return new Recording(
                recording.id(),
                recording.facts(),
                recording.status(),
                recording.reason(),
                recording.run(),
                recording.keeping(),
                dueAt,
                version,
                List.of());
    }

    @Override
    public synchronized List<Recording> claim(int limit, Instant now, Instant until) {
        var due = recordings.values().stream()
                .filter(recording ->
                        recording.dueAt() != null && !recording.dueAt().isAfter(now))
                .limit(limit)
                .map(recording -> with(recording, until, recording.version()))
                .toList();
        due.forEach(recording -> recordings.put(recording.id().value(), recording));
        return due;
    }

    @Override
    public List<Recording> watched(Instant since) {
        return those(recording -> recording.isLive()
                        || (recording.run().egress() == null
                                && recording.run().endedAt() != null
                                && !recording.run().endedAt().isBefore(since)))
                .toList();
    }

    @Override
    public List<RecordingId> toExpire(Instant now, int limit) {
        return those(recording -> recording.status().isOver()
                        && !recording.status().isGone()
                        && !recording.keeping().legalHold()
                        && recording.keeping().removal() == null
                        && recording.keeping().expiresAt() != null
                        && !recording.keeping().expiresAt().isAfter(now))
                .limit(limit)
                .map(Recording::id)
                .toList();
    }

    public boolean isAnyDue(Instant now) {
        return those(recording ->
                        recording.dueAt() != null && !recording.dueAt().isAfter(now))
                .findAny()
                .isPresent();
    }

    private synchronized Stream<Recording> those(Predicate<Recording> wanted) {
        return recordings.values().stream().filter(wanted).toList().stream();
    }
}
