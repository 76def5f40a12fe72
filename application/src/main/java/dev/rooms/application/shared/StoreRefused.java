package dev.rooms.application.shared;

/**
 * The store does not take this data, however often it is tried: a text that no index holds, a number out of range, a row
 * against a constraint.
 */
public final class StoreRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreRefused(Throwable cause) {
        super(cause);
    }
}
