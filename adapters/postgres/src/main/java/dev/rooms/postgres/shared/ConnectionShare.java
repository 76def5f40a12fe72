package dev.rooms.postgres.shared;

import dev.rooms.application.shared.StoreUnavailable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets requests have seven in ten connections of the pool and no more, so that what goes on in the background always
 * finds the rest. A request waits for one as long as the pool would have it wait.
 */
@Singleton
public final class ConnectionShare {
    private static final int OF_REQUESTS = 7;
    private static final int ALL = 10;

    /** Inherited: what the background has others do for it is in the background too. */
    private static final InheritableThreadLocal<Boolean> BACKGROUND = new InheritableThreadLocal<>();

    /** What runs here has its connection, and needs no second one. */
    private static final ScopedValue<Boolean> HELD = ScopedValue.newInstance();

    private final Semaphore free;
    private final Duration patience;

    ConnectionShare(
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int size,
            @ConfigProperty(name = "quarkus.datasource.jdbc.acquisition-timeout") Duration patience) {
        this.free = new Semaphore(Math.max(1, size * OF_REQUESTS / ALL), true);
        this.patience = patience;
    }

    /** Work for which no request waits. */
    public static void inBackground(Runnable work) {
        var was = isBackground();
        BACKGROUND.set(true);
        try {
            work.run();
        } finally {
            BACKGROUND.set(was);
        }
    }

    private static boolean isBackground() {
        return Boolean.TRUE.equals(BACKGROUND.get());
    }

    /** @throws StoreUnavailable when this is a request, and others have all that requests may have */
    <T> T hold(Supplier<T> work) {
        if (HELD.isBound() || isBackground()) {
            return work.get();
        }
        take();
        try {
            return ScopedValue.where(HELD, true).call(work::get);
        } finally {
            free.release();
        }
    }

    private void take() {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreUnavailable();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable();
        }
    }

    /** How many more requests may have a connection now. */
    int free() {
        return free.availablePermits();
    }
}
