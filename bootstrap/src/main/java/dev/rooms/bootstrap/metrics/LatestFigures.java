package dev.rooms.bootstrap.metrics;

import dev.rooms.postgres.shared.Backlog;
import dev.rooms.postgres.shared.ConnectionShare;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What the database tells of what waits there: asked for at most once a second, however many ask us, and not waited for
 * long, since metrics are wanted most when it hangs.
 */
@Singleton
final class LatestFigures {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Backlog backlog;
    private CompletableFuture<Backlog.Figures> latest = new CompletableFuture<>();
    private long asked = System.nanoTime() - FRESH.toNanos();

    LatestFigures(Backlog backlog) {
        this.backlog = backlog;
        this.latest.cancel(false);
    }

    /** Nothing when the database does not answer in time; who asks next has no more patience than is left. */
    Optional<Backlog.Figures> read() {
        try {
            var answer = current();
            return Optional.of(answer.get(patience().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException away) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized Duration patience() {
        return Duration.ofNanos(Math.max(0, PATIENCE.toNanos() - (System.nanoTime() - asked)));
    }

    /** A question that is still open is not asked again. */
    private synchronized CompletableFuture<Backlog.Figures> current() {
        if (latest.isDone() && System.nanoTime() - asked >= FRESH.toNanos()) {
            asked = System.nanoTime();
            latest = CompletableFuture.supplyAsync(
                    backlog::read,
                    task -> Thread.ofVirtual().name("read-backlog").start(() -> ConnectionShare.inBackground(task)));
        }
        return latest;
    }
}
