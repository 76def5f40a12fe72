package dev.rooms.domain.access;

import dev.rooms.domain.shared.NotFound;
import dev.rooms.domain.shared.TokenId;

/** The token named was never issued. */
public final class TokenNotFound extends NotFound {
    private static final long serialVersionUID = 1;

    public TokenNotFound(TokenId id) {
        super("token-not-found", "There is no token " + id.value() + ".");
    }
}
