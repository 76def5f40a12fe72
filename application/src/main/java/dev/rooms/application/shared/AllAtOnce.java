package dev.rooms.application.shared;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Does the same for all that was claimed, at the same time and each to its end: unlike {@link EachAlone}, also when the
 * store fails, since nobody else does for a while what is claimed here.
 */
public final class AllAtOnce {
    private AllAtOnce() {}

    /** Throws what failed when all are done; the work itself sees to it that nothing is lost by that. */
    public static <T> void run(Collection<T> claimed, Consumer<T> work) {
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : claimed.stream()
                    .map(one -> each.submit(() -> work.accept(one)))
                    .toList()) {
                done.get();
            }
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
