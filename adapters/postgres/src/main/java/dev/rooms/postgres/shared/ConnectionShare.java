package dev.rooms.postgres.shared;

import dev.rooms.application.shared.StoreUnavailable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits requests to seven in ten connections of the pool, so that background work always finds the rest. A request
 * waits for a connection as long as the acquisition timeout of the pool.
 */
@Singleton
public final class ConnectionShare {
    private static final int OF_REQUESTS = 7;
    private static final int ALL = 10;

    /** Threads that a background thread starts inherit this mark. */
    private static final InheritableThreadLocal<Boolean> BACKGROUND = new InheritableThreadLocal<>();

    /** Bound while a request holds a permit; nested work takes no second one. */
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

    /** @throws StoreUnavailable when a request calls this and other requests hold all permits */
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
