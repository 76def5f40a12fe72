package dev.rooms.application.access;

import dev.rooms.domain.access.ApiKeyId;
import dev.rooms.domain.access.LedgerToken;
import java.time.Instant;
import java.util.List;

/**
 * The tokens and keys whose end has passed, each given once: by the commit of whoever takes it. One takes at a time, and
 * those that were revoked before it are passed by.
 */
public interface Expiries {
    /** @param name as it was given by who made it */
    record ExpiredKey(ApiKeyId id, String name, Instant expiresAt) {}

    /**
     * Those whose end is not later than that, the earliest first; none, when there are no more. It does not look back
     * behind the end of the last one that it gave.
     */
    List<LedgerToken> tokens(Instant until, int limit);

    /** As {@link #tokens}. */
    List<ExpiredKey> keys(Instant until, int limit);
}
