package dev.rooms.domain.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a token, as the webhooks tell. */
public record TokenUse(
        @Nullable Instant firstJoinedAt, @Nullable Instant lastSeenAt, int joinCount) {
    public static final TokenUse NONE = new TokenUse(null, null, 0);
}
