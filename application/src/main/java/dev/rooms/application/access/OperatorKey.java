package dev.rooms.application.access;

import org.jspecify.annotations.Nullable;

/** The key that the operator configured; it may do everything, and nobody can list or revoke it. */
public final class OperatorKey {
    private final @Nullable String hash;

    private OperatorKey(@Nullable String hash) {
        this.hash = hash;
    }

    public static OperatorKey of(String text) {
        return new OperatorKey(KeySecret.hash(text));
    }

    public static OperatorKey none() {
        return new OperatorKey(null);
    }

    boolean is(String text) {
        return hash != null && KeySecret.same(hash, KeySecret.hash(text));
    }
}
