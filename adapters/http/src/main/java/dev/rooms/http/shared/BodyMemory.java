package dev.rooms.http.shared;

import dev.rooms.http.problem.HttpConfig;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** The memory for the bodies of all requests at once, so that many large ones do not exhaust the heap. */
@Singleton
final class BodyMemory {
    private static final long LEAST = 4L * RequestBody.LIMIT;
    /** A small part, because the objects parsed from a body take a multiple of its size. */
    private static final int PART_OF_HEAP = 32;

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    @Inject
    BodyMemory(HttpConfig config) {
        this(config.bodyMemory().map(MemorySize::asLongValue).orElseGet(BodyMemory::partOfHeap));
    }

    BodyMemory(long limit) {
        this.limit = limit;
    }

    private static long partOfHeap() {
        return Math.max(LEAST, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /** @return false when less than that is free; then nothing is taken */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
