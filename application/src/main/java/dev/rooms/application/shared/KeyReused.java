package dev.rooms.application.shared;

import dev.rooms.domain.shared.Invalid;

/** The idempotency key was used for another request. */
public final class KeyReused extends Invalid {
    private static final long serialVersionUID = 1;

    public KeyReused() {
        super("idempotency-key-reused", "This Idempotency-Key was used for a different request; use a new key.");
    }
}
