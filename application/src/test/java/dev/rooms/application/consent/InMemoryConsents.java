package dev.rooms.application.consent;

import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.consent.ConsentDecision;
import dev.rooms.domain.consent.ConsentId;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

public final class InMemoryConsents implements Consents {
    private final TreeMap<UUID, Consent> consents = new TreeMap<>();
    private final List<Consent> said = new ArrayList<>();
    private final Map<TokenId, List<Instant>> decided = new HashMap<>();

    @Override
    public synchronized void add(Consent consent, @Nullable TokenId token) {
        consents.put(consent.id().value(), consent);
        said.add(consent);
        if (token != null && consent.decision() != ConsentDecision.WITHDRAWN) {
            decided.computeIfAbsent(token, _ -> new ArrayList<>()).addFirst(consent.recordedAt());
        }
    }

    @Override
    public synchronized Optional<Consent> last(RoomId room, ParticipantIdentity identity) {
        return by(room, identity).reduce((_, later) -> later);
    }

    @Override
    public synchronized List<Consent> deciding(
            RoomId room, Set<ParticipantIdentity> identities, @Nullable String version, @Nullable ConsentId before) {
        var deciding = identities.stream()
                .flatMap(identity -> deciding(by(room, identity), version, before))
                .collect(Collectors.toSet());
        return said.stream().filter(deciding::contains).toList();
    }

    private static Stream<Consent> deciding(
            Stream<Consent> said, @Nullable String version, @Nullable ConsentId before) {
        var earlier =
                said.takeWhile(consent -> !consent.id().equals(before)).toList().reversed();
        return Stream.concat(
                earlier.stream()
                        .filter(consent -> consent.decision() == ConsentDecision.ACCEPTED)
                        .filter(consent -> version == null || version.equals(consent.textVersion()))
                        .limit(1),
                earlier.stream()
                        .filter(consent -> consent.decision() != ConsentDecision.ACCEPTED)
                        .limit(1));
    }

    private Stream<Consent> by(RoomId room, ParticipantIdentity identity) {
        return said.stream()
                .filter(consent ->
                        consent.room().equals(room) && consent.identity().equals(identity));
    }

    @Override
    public synchronized List<Instant> decided(TokenId token, Instant after, int most) {
        return decided.getOrDefault(token, List.of()).stream()
                .filter(time -> time.isAfter(after))
                .limit(most)
                .toList();
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
