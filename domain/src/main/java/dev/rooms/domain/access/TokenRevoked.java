package dev.rooms.domain.access;

import dev.rooms.domain.shared.Conflict;
import dev.rooms.domain.shared.TokenId;

/** The token that would be minted again was revoked in the meantime. */
public final class TokenRevoked extends Conflict {
    private static final long serialVersionUID = 1;

    public TokenRevoked(TokenId id) {
        super("token-revoked", "Token " + id.value() + " was revoked.");
    }
}
