package dev.rooms.domain.access;

import dev.rooms.domain.shared.Conflict;
import dev.rooms.domain.shared.TokenId;

/** The token that would be minted again is of no use any more: it has expired, or its session is over. */
public final class TokenExpired extends Conflict {
    private static final long serialVersionUID = 1;

    public TokenExpired(TokenId id) {
        super("token-expired", "Token " + id.value() + " has expired, or its session is over; mint a new one.");
    }
}
