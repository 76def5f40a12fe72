package dev.rooms.application.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Transactions over the fakes. They join, keep what waits for the commit, run work again that lost a race, and mark
 * their thread, so that fakes of remote ports can refuse to be called inside one. They do not roll back.
 */
public final class InMemoryTransactions implements Transactions {
    private static final ScopedValue<Open> OPEN = ScopedValue.newInstance();
    private static final int TRIES = 100;

    /** Somebody else was first, as a database would say by a broken constraint or an older version. */
    public static final class LostRace extends IllegalStateException {
        private static final long serialVersionUID = 1;

        public LostRace(String what) {
            super(what);
        }
    }

    /** One run of the work of a transaction. */
    static final class Open {
        private final List<Runnable> afterCommit = new ArrayList<>();
        private volatile boolean over;

        boolean isOver() {
            return over;
        }
    }

    @Override
    public <T> T within(Supplier<T> work) {
        if (OPEN.isBound()) {
            return work.get();
        }
        for (var tries = 1; ; tries++) {
            var open = new Open();
            T result;
            try {
                result = ScopedValue.where(OPEN, open).call(work::get);
            } catch (LostRace lost) {
                if (tries == TRIES) {
                    throw lost;
                }
                continue;
            } finally {
                open.over = true;
            }
            open.afterCommit.forEach(Runnable::run);
            return result;
        }
    }

    @Override
    public void afterCommit(Runnable work) {
        current().ifPresentOrElse(open -> open.afterCommit.add(work), work);
    }

    static Optional<Open> current() {
        return OPEN.isBound() ? Optional.of(OPEN.get()) : Optional.empty();
    }

    /** For fakes of remote ports: whoever calls them inside a transaction keeps the store waiting for the network. */
    public static void mustBeClosed(String call) {
        if (OPEN.isBound()) {
            throw new AssertionError(call + " was called inside a transaction");
        }
    }

    /** For fakes of what has to be stored together with its cause. */
    public static void mustBeOpen(String call) {
        if (!OPEN.isBound()) {
            throw new IllegalStateException(call + " was called outside of any transaction");
        }
    }
}
