package dev.rooms.application.drift;

import dev.rooms.application.room.Sessions;
import dev.rooms.domain.room.SessionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public final class InMemoryLooks implements Looks {
    private final Sessions sessions;
    private final Map<SessionId, Instant> looks = new HashMap<>();

    public InMemoryLooks(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public synchronized Optional<Instant> last(SessionId session) {
        return Optional.ofNullable(looks.get(session));
    }

    @Override
    public synchronized void seen(Set<SessionId> sessions, Instant at) {
        sessions.forEach(session -> looks.merge(session, at, (one, other) -> one.isAfter(other) ? one : other));
    }

    @Override
    public synchronized void forget(Instant before) {
        looks.entrySet()
                .removeIf(look -> look.getValue().isBefore(before)
                        && sessions.get(look.getKey()).isOver());
    }
}
