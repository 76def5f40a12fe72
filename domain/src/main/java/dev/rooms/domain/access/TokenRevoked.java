package dev.rooms.domain.access;

import dev.rooms.domain.shared.Conflict;
import dev.rooms.domain.shared.TokenId;
import java.util.Map;
import java.util.UUID;

/** The token that would be minted again was revoked in the meantime. */
public final class TokenRevoked extends Conflict {
    private static final long serialVersionUID = 1;

    private final UUID token;

    public TokenRevoked(TokenId id) {
        super("token-revoked", "Token " + id.value() + " was revoked; mint a new one.");
        this.token = id.value();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("token_id", token);
    }
}
