package dev.rooms.domain.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a token, as the webhooks tell. */
public record TokenUse(
        @Nullable Instant firstJoinedAt, @Nullable Instant lastSeenAt, int joinCount) {
    public static final TokenUse NONE = new TokenUse(null, null, 0);

    /** The same, where its holder was there at that time too. */
    TokenUse seen(Instant time) {
        return lastSeenAt != null && lastSeenAt.isAfter(time) ? this : new TokenUse(firstJoinedAt, time, joinCount);
    }
}
