package dev.rooms.application.shared;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Lets many do the same at the same time. */
public final class AtOnce {
    private static final int LONGEST_SECONDS = 30;

    private AtOnce() {}

    /** @return what each of them got; a failure of one of them fails the test */
    public static <T> List<T> run(int many, Supplier<T> work) {
        var start = new CyclicBarrier(many);
        try (var threads = Executors.newFixedThreadPool(many)) {
            return IntStream.range(0, many)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        return work.get();
                    }))
                    .toList()
                    .stream()
                    .map(AtOnce::result)
                    .toList();
        }
    }

    /** What somebody else gets, while whoever calls this is in the middle of something. */
    public static <T> T meanwhile(Supplier<T> work) {
        return run(1, work).getFirst();
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } catch (ExecutionException | TimeoutException failure) {
            future.cancel(true);
            throw new AssertionError(failure);
        }
    }
}
