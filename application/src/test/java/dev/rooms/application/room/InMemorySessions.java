package dev.rooms.application.room;

import dev.rooms.application.shared.InMemoryTransactions.LostRace;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

public final class InMemorySessions implements Sessions {
    private final TreeMap<UUID, Session> sessions = new TreeMap<>();

    @Override
    public Session get(SessionId id) {
        return find(session -> session.id().equals(id))
                .orElseThrow(() -> new NoSuchElementException("there is no session " + id.value()));
    }

    @Override
    public Optional<Session> findOpen(RoomId room) {
        return find(session -> !session.isOver() && session.room().equals(room));
    }

    @Override
    public Optional<Session> findOpen(LiveKitRoomName name) {
        return find(session -> !session.isOver() && session.livekitRoom().equals(name));
    }

    @Override
    public Optional<Session> findBySid(RoomSid sid) {
        return find(session -> sid.equals(session.sid()));
    }

    @Override
    public boolean isOurs(LiveKitRoomName name) {
        return find(session -> session.livekitRoom().equals(name)).isPresent();
    }

    public synchronized List<Session> open() {
        return sessions.values().stream().filter(session -> !session.isOver()).toList();
    }

    @Override
    public synchronized Map<RoomId, Session> current(Set<RoomId> rooms) {
        return sessions.values().stream()
                .filter(session -> session.startedAt() != null && !session.isOver() && rooms.contains(session.room()))
                .collect(Collectors.toMap(Session::room, Function.identity()));
    }

    @Override
    public synchronized List<Session> live() {
        return sessions.values().stream()
                .filter(session -> session.sid() != null && !session.isOver())
                .toList();
    }

    @Override
    public synchronized Page<Session> list(RoomId room, Page.Request page) {
        var items = sessions.descendingMap().values().stream()
                .filter(session -> page.after() == null || session.id().value().compareTo(page.after()) < 0)
                .filter(session -> session.startedAt() != null && session.room().equals(room))
                .limit(page.limit() + 1L)
                .toList();
        return Page.cut(items, page, session -> session.id().value());
    }

    @Override
    public synchronized List<SessionId> toEnd(Instant now, int limit) {
        return sessions.values().stream()
                .filter(session -> session.isOverdue(now))
                .sorted(Comparator.comparing(session -> Objects.requireNonNull(session.mustEndAt())))
                .limit(limit)
                .map(Session::id)
                .toList();
    }

    @Override
    public synchronized List<Session> untouched(@Nullable SessionId after, int limit) {
        return sessions.values().stream()
                .filter(session -> after == null || session.id().value().compareTo(after.value()) > 0)
                .filter(session -> session.sid() == null && session.startedAt() == null && !session.isOver())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void add(Session session) {
        if (findOpen(session.room()).isPresent()) {
            throw new LostRace("the room has a session that is not over");
        }
        sessions.put(session.id().value(), session);
    }

    @Override
    public synchronized Session save(Session session) {
        if (!get(session.id()).version().equals(session.version())) {
            throw new LostRace("the session was changed");
        }
        var saved = new Session(
                session.id(),
                session.room(),
                session.livekitRoom(),
                session.sid(),
                session.boundAt(),
                session.startedAt(),
                session.mustEndAt(),
                session.endedAt(),
                session.endReason(),
                new Version(session.version().value() + 1));
        sessions.put(session.id().value(), saved);
        return saved;
    }

    private synchronized Optional<Session> find(Predicate<Session> wanted) {
        return sessions.values().stream().filter(wanted).findFirst();
    }
}
