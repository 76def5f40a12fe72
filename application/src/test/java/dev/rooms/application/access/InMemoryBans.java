package dev.rooms.application.access;

import dev.rooms.application.shared.StoreRefused;
import dev.rooms.domain.access.Ban;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

public final class InMemoryBans implements Bans {
    private record Place(RoomId room, ParticipantIdentity identity) {}

    private final Map<Place, Ban> bans = new HashMap<>();

    @Override
    public synchronized Optional<Ban> find(RoomId room, ParticipantIdentity identity, Instant now) {
        return Optional.ofNullable(bans.get(new Place(room, identity))).filter(ban -> ban.holds(now));
    }

    @Override
    public synchronized Set<ParticipantIdentity> banned(RoomId room, Set<ParticipantIdentity> identities, Instant now) {
        if (identities.stream().anyMatch(identity -> identity.value().indexOf('\0') >= 0)) {
            throw new StoreRefused(new IllegalArgumentException("invalid byte sequence for encoding UTF8: 0x00"));
        }
        return identities.stream()
                .filter(identity -> find(room, identity, now).isPresent())
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized Page<Ban> list(RoomId room, Page.Request page, Instant now) {
        var items = bans.values().stream()
                .filter(ban -> ban.room().equals(room) && ban.holds(now))
                .filter(ban -> page.after() == null || ban.id().value().compareTo(page.after()) < 0)
                .sorted(Comparator.comparing((Ban ban) -> ban.id().value()).reversed())
                .limit(page.limit() + 1L)
                .toList();
        return Page.cut(items, page, ban -> ban.id().value());
    }

    synchronized List<Ban> of(RoomId room, Instant now) {
        return bans.values().stream()
                .filter(ban -> ban.room().equals(room) && ban.holds(now))
                .toList();
    }

    @Override
    public synchronized void put(Ban ban) {
        bans.put(new Place(ban.room(), ban.identity()), ban);
    }

    @Override
    public synchronized boolean remove(RoomId room, ParticipantIdentity identity) {
        return bans.remove(new Place(room, identity)) != null;
    }
}
