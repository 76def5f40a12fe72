package dev.rooms.application.consent;

import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.consent.ConsentId;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public final class InMemoryConsents implements Consents {
    private final TreeMap<UUID, Consent> consents = new TreeMap<>();
    private final List<Consent> said = new ArrayList<>();

    @Override
    public synchronized void add(Consent consent) {
        consents.put(consent.id().value(), consent);
        said.add(consent);
    }

    @Override
    public synchronized List<Consent> of(RoomId room) {
        return said.stream().filter(consent -> consent.room().equals(room)).toList();
    }

    @Override
    public synchronized List<Consent> all(Set<ConsentId> ids) {
        return consents.values().stream()
                .filter(consent -> ids.contains(consent.id()))
                .toList();
    }

    @Override
    public synchronized Page<Consent> list(RoomId room, @Nullable ParticipantIdentity identity, Page.Request page) {
        var found = consents.descendingMap().values().stream()
                .filter(consent -> consent.room().equals(room))
                .filter(consent -> identity == null || identity.equals(consent.identity()))
                .filter(consent -> page.after() == null || consent.id().value().compareTo(page.after()) < 0)
                .limit(page.limit() + 1L)
                .toList();
        return Page.cut(found, page, consent -> consent.id().value());
    }
}
