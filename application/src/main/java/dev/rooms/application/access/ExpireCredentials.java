package dev.rooms.application.access;

import dev.rooms.application.event.Outbox;
import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.event.Event;
import dev.rooms.domain.event.EventId;
import dev.rooms.domain.event.EventType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Tells of the join tokens and API keys that have expired; whoever checks one asks the clock. */
public final class ExpireCredentials {
    /** Their rooms can tell of nothing else until these are committed. */
    private static final int AT_ONCE = 100;

    /**
     * A token that was committed after a later one was told of would be passed by. Its end lies at least a second behind
     * its mint, so this is how long a mint may take, and how far the clock of who mints may be behind.
     */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Expiries expiries;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    /** @param clock the same for all replicas: what one tells too early is lost to the others */
    public ExpireCredentials(
            Expiries expiries, Outbox outbox, Transactions transactions, Ids ids, InstantSource clock) {
        this.expiries = expiries;
        this.outbox = outbox;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return whether there may be more to do at once */
    public boolean handle() {
        return transactions.within(() -> {
            var until = clock.instant().minus(PATIENCE);
            var tokens = expiries.tokens(until, AT_ONCE);
            tokens.forEach(token -> outbox.add(event(token)));
            var keys = expiries.keys(until, AT_ONCE);
            keys.forEach(key -> outbox.add(event(key)));
            return !tokens.isEmpty() || !keys.isEmpty();
        });
    }

    private Event event(LedgerToken token) {
        var facts = token.facts();
        return new Event(
                new EventId(ids.next()),
                EventType.TOKEN_EXPIRED,
                facts.room(),
                "tokens/" + facts.id().value(),
                facts.expiresAt(),
                Map.of(
                        "token_id", facts.id().value().toString(),
                        "room_id", facts.room().value().toString(),
                        "session_id", facts.session().value().toString(),
                        "identity", facts.identity().value(),
                        "role", facts.role().text(),
                        "expires_at", facts.expiresAt().toString(),
                        "join_count", token.use().joinCount()));
    }

    private Event event(Expiries.ExpiredKey key) {
        return new Event(
                new EventId(ids.next()),
                EventType.API_KEY_EXPIRED,
                null,
                "api-keys/" + key.id().value(),
                key.expiresAt(),
                Map.of(
                        "api_key_id", key.id().value().toString(),
                        "name", key.name(),
                        "expires_at", key.expiresAt().toString()));
    }
}
