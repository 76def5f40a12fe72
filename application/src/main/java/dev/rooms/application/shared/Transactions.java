package dev.rooms.application.shared;

import java.util.function.Supplier;

/** Opens the one transaction of a use case. No remote call belongs inside: the fakes fail the test that makes one. */
public interface Transactions {
    /**
     * Commits what the work did, or nothing of it when it throws. Joins a transaction that is open already. Work that
     * lost a race in the store is run again, so it must read whatever it decides upon.
     *
     * @throws StoreUnavailable when the store does not answer
     */
    <T> T within(Supplier<T> work);

    /** Runs it once the outermost transaction has committed, at once when none is open, and never when it fails. */
    void afterCommit(Runnable work);

    default void run(Runnable work) {
        within(() -> {
            work.run();
            return true;
        });
    }
}
