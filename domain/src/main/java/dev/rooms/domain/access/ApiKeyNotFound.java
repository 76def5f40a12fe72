package dev.rooms.domain.access;

import dev.rooms.domain.shared.NotFound;

/** The API key named does not exist. */
public final class ApiKeyNotFound extends NotFound {
    private static final long serialVersionUID = 1;

    public ApiKeyNotFound(ApiKeyId id) {
        super("api-key-not-found", "There is no API key " + id.value() + ".");
    }
}
