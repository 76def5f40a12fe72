package dev.rooms.application.access;

import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Knows who is in a live room now. */
public interface Presences {
    /** Whether somebody who entered with this token is there. */
    boolean has(TokenId token);

    /** The last time that LiveKit showed the holders who are there; a holder whom nobody has looked for yet is left out. */
    Map<TokenId, Instant> lastSeen(Set<TokenId> tokens);
}
