package dev.rooms.application.shared;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Does the same for many, each in a transaction of its own: what fails for one is no reason for the others to wait. Some
 * run at once, because commits that meet cost little more than one.
 */
public final class EachAlone {
    private static final int AT_ONCE = 8;

    private EachAlone() {}

    /**
     * Throws what failed when all others are done, and at once when the store does not answer.
     *
     * @throws StoreUnavailable when the store does not answer
     */
    public static <T> void run(Collection<T> all, Consumer<T> work) {
        run(all, AT_ONCE, work);
    }

    /**
     * @param atOnce more than usual, where the work is to wait for somebody else
     * @throws StoreUnavailable when the store does not answer
     */
    public static <T> void run(Collection<T> all, int atOnce, Consumer<T> work) {
        var left = new ConcurrentLinkedQueue<>(all);
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var worker = 0; worker < Math.min(atOnce, all.size()); worker++) {
                workers.execute(() -> {
                    for (var next = left.poll(); next != null; next = left.poll()) {
                        try {
                            work.accept(next);
                        } catch (StoreUnavailable away) {
                            left.clear();
                            failures.add(away);
                        } catch (RuntimeException failure) {
                            failures.add(failure);
                        }
                    }
                });
            }
        }
        if (!failures.isEmpty()) {
            var first = failures.remove();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }
}
