package dev.rooms.application.shared;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Does pieces of work at the same time, so many and no more, and keeps nobody waiting for the slowest of them. */
public final class Crew {
    private final int size;
    private final Semaphore free;
    private final Executor threads;

    /** @param threads where each piece of work runs */
    public Crew(int size, Executor threads) {
        this.size = size;
        this.free = new Semaphore(size);
        this.threads = threads;
    }

    /**
     * Returns when all work is begun. Its failures are for the threads to tell, and for the claim to outlive.
     *
     * @param claim takes so many pieces of work at most
     * @return whether there may be more
     */
    public <T> boolean take(IntFunction<List<T>> claim, Consumer<T> work) {
        var most = free.drainPermits();
        if (most == 0) {
            return false;
        }
        List<T> taken = List.of();
        try {
            taken = claim.apply(most);
        } finally {
            free.release(most - taken.size());
        }
        taken.forEach(each -> threads.execute(() -> run(work, each)));
        return taken.size() == most;
    }

    private <T> void run(Consumer<T> work, T each) {
        try {
            work.accept(each);
        } finally {
            free.release();
        }
    }

    /** Waits until nobody has anything in hand, as long as that at most. */
    public void rest(Duration longest) throws InterruptedException {
        if (free.tryAcquire(size, longest.toMillis(), TimeUnit.MILLISECONDS)) {
            free.release(size);
        }
    }
}
