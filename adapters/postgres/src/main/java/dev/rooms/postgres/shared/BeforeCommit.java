package dev.rooms.postgres.shared;

/** What a transaction does last, so that what it locks by that is locked for a moment only. */
@FunctionalInterface
public interface BeforeCommit {
    /**
     * Runs it when the work of the outermost transaction is done, in the order of the keys and, for one key, in the order
     * in which it was asked for. When it fails, so does the transaction.
     *
     * @throws IllegalStateException when no transaction is open
     */
    void add(String key, Runnable work);
}
