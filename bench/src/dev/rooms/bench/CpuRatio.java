package dev.rooms.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Compares two operations by the CPU time of the thread that runs them, in rounds that alternate: on a busy machine the
 * clock on the wall says nothing, and a ratio within one round says most.
 */
final class CpuRatio {
    /** Takes what each operation makes, so that none is optimised away. */
    private static final AtomicReference<Object> SINK = new AtomicReference<>();

    interface Operation {
        Object run() throws Exception;
    }

    /** Nanoseconds of CPU and bytes per operation, and how many times the CPU of the second the first takes. */
    record Result(double firstNanos, double secondNanos, double ratio, long firstBytes, long secondBytes) {}

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 21;
    private static final long WARM_UP_NANOS = 2_500_000_000L;
    private static final long ROUND_NANOS = 120_000_000L;

    private CpuRatio() {}

    static Result of(Operation first, Operation second) throws Exception {
        var firstCount = count(first);
        var secondCount = count(second);
        var firsts = new double[ROUNDS];
        var seconds = new double[ROUNDS];
        var ratios = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            // Each goes first in half of the rounds.
            if (round % 2 == 0) {
                firsts[round] = nanos(first, firstCount);
                seconds[round] = nanos(second, secondCount);
            } else {
                seconds[round] = nanos(second, secondCount);
                firsts[round] = nanos(first, firstCount);
            }
            ratios[round] = firsts[round] / seconds[round];
        }
        return new Result(
                Median.of(firsts),
                Median.of(seconds),
                Median.of(ratios),
                bytes(first, firstCount),
                bytes(second, secondCount));
    }

    /** Warms the operation up, and says how many make a round. */
    private static int count(Operation operation) throws Exception {
        var begin = THREADS.getCurrentThreadCpuTime();
        var batch = 1000;
        var nanos = 0.0;
        while (THREADS.getCurrentThreadCpuTime() - begin < WARM_UP_NANOS) {
            nanos = nanos(operation, batch);
        }
        return (int) Math.max(batch, ROUND_NANOS / nanos);
    }

    private static double nanos(Operation operation, int count) throws Exception {
        var begin = THREADS.getCurrentThreadCpuTime();
        repeat(operation, count);
        return (double) (THREADS.getCurrentThreadCpuTime() - begin) / count;
    }

    private static long bytes(Operation operation, int count) throws Exception {
        var begin = THREADS.getCurrentThreadAllocatedBytes();
        repeat(operation, count);
        return (THREADS.getCurrentThreadAllocatedBytes() - begin) / count;
    }

    private static void repeat(Operation operation, int count) throws Exception {
        for (var done = 0; done < count; done++) {
            SINK.lazySet(operation.run());
        }
    }
}
