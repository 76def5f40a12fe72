package dev.rooms.application.access;

import dev.rooms.domain.shared.TokenId;

/** Knows who is in a live room now. */
@FunctionalInterface
public interface Presences {
    /** Whether somebody who entered with this token is there. */
    boolean has(TokenId token);
}
