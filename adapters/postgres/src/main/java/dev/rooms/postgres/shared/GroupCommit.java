package dev.rooms.postgres.shared;

import dev.rooms.application.shared.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Stores what many bring at the same time with few statements. Whoever comes alone is served at once; whoever comes
 * while a statement is under way goes with all others into the next, in the order of arrival.
 */
public final class GroupCommit<T, R> {
    /**
     * How much it takes on, so that its memory and everybody's wait are bounded.
     *
     * @param together so many in one statement at most
     * @param waiting so many in line at most
     * @param weight of all in line together at most
     * @param patience after which whoever waits is told that the store is away
     */
    public record Limits(int together, int waiting, long weight, Duration patience) {}

    private final class Entry {
        private final T item;
        private final long weight;
        private final CompletableFuture<R> answer = new CompletableFuture<>();

        Entry(T item, long weight) {
            this.item = item;
            this.weight = weight;
        }
    }

    private final Function<List<T>, List<R>> store;
    private final ToLongFunction<T> weigh;
    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Entry> line = new ArrayDeque<>();
    private long weight;
    private boolean busy;

    /** @param store answers for each of them, in their order, or stores none of them and throws */
    public GroupCommit(Function<List<T>, List<R>> store, ToLongFunction<T> weigh, Limits limits) {
        this.store = store;
        this.weigh = weigh;
        this.limits = limits;
    }

    /**
     * Returns when it is stored.
     *
     * @throws StoreUnavailable when it was not, or nobody knows
     */
    public R add(T item) {
        var entry = new Entry(item, weigh.applyAsLong(item));
        if (enter(entry)) {
            Thread.ofVirtual().name("group-commit").start(() -> ConnectionShare.inBackground(this::work));
        }
        try {
            return entry.answer.get(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(failure.getCause());
        } catch (TimeoutException tooLong) {
            leave(entry);
            throw new StoreUnavailable();
        } catch (InterruptedException stopped) {
            leave(entry);
            Thread.currentThread().interrupt();
            throw new StoreUnavailable();
        }
    }

    /** How many are in line. */
    int waiting() {
        lock.lock();
        try {
            return line.size();
        } finally {
            lock.unlock();
        }
    }

    /** @return whether somebody has to begin to work */
    private boolean enter(Entry entry) {
        lock.lock();
        try {
            if (line.size() >= limits.waiting() || weight >= limits.weight()) {
                throw new StoreUnavailable();
            }
            line.add(entry);
            weight += entry.weight;
            var idle = !busy;
            busy = true;
            return idle;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Entry entry) {
        lock.lock();
        try {
            if (line.remove(entry)) {
                weight -= entry.weight;
            }
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        for (var batch = next(); !batch.isEmpty(); batch = next()) {
            store(batch);
        }
    }

    private List<Entry> next() {
        lock.lock();
        try {
            var batch = new ArrayList<Entry>(Math.min(line.size(), limits.together()));
            while (!line.isEmpty() && batch.size() < limits.together()) {
                var entry = line.remove();
                weight -= entry.weight;
                batch.add(entry);
            }
            busy = !batch.isEmpty();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever it is, those who wait must hear of it, and the next be served.
    private void store(List<Entry> batch) {
        try {
            var answers = store.apply(batch.stream().map(entry -> entry.item).toList());
            for (var at = 0; at < batch.size(); at++) {
                batch.get(at).answer.complete(answers.get(at));
            }
        } catch (RuntimeException | Error failure) {
            if (StoreTrouble.of(failure) == StoreTrouble.AWAY) {
                batch.forEach(entry -> entry.answer.completeExceptionally(new StoreUnavailable()));
            } else if (batch.size() == 1) {
                batch.getFirst().answer.completeExceptionally(failure);
            } else {
                storeOneByOne(batch);
            }
        }
    }

    /** One bad item must not cost its neighbours. */
    private void storeOneByOne(List<Entry> batch) {
        var away = false;
        for (var entry : batch) {
            if (away) {
                entry.answer.completeExceptionally(new StoreUnavailable());
            } else {
                store(List.of(entry));
                away = entry.answer.isCompletedExceptionally() && isAway(entry);
            }
        }
    }

    private boolean isAway(Entry entry) {
        return entry.answer.exceptionNow() instanceof StoreUnavailable;
    }
}
