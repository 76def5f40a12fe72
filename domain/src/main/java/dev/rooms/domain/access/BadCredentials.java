package dev.rooms.domain.access;

import dev.rooms.domain.shared.Unauthenticated;

/** No API key was sent, or one that is unknown, expired or revoked; which of them is not said. */
public final class BadCredentials extends Unauthenticated {
    private static final long serialVersionUID = 1;

    public BadCredentials() {
        super("unauthenticated", "A valid API key is needed: Authorization: Bearer <key>.");
    }
}
