package dev.rooms.http.shared;

import jakarta.ws.rs.core.Response;

/** How answers that hold a secret are given again: the secret is never stored. */
public final class Replayable {
    private Replayable() {}

    /** A body of which only a reference is stored; its resource makes it anew. */
    public interface ByReference {
        String reference();
    }

    /** A body that is stored, and given again, without its secret. */
    public interface WithoutSecret {
        Object withoutSecret();
    }

    /** A resource whose effects are elsewhere, where no transaction holds them, and may be had twice without harm. */
    public interface Remote {}

    /** A resource that can answer {@link ByReference} again. */
    public interface Maker {
        Response again(String reference);
    }
}
