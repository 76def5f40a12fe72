package dev.rooms.bootstrap.faults;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Something that goes wrong with recordings, or several such things that go wrong in one world. */
interface RecordingFault {
    /** One row of the table each. */
    List<String> names();

    void run(Ground ground, RecordingTable table) throws Exception;

    /** Part of a run, for one row. */
    interface Work<T> {
        void run(T each) throws Exception;
    }

    /** Names the row. */
    interface Named {
        String name();
    }

    /** At the same time, in the order of what it is done for. */
    static <T, R> List<R> all(Collection<T> each, Function<T, R> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return each.stream()
                    .map(one -> CompletableFuture.supplyAsync(() -> work.apply(one), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    /** At the same time; what fails is told in its row. Returns when all are done. */
    static <T extends Named> void together(RecordingTable table, Collection<T> all, Work<T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.forEach(each -> threads.execute(() -> {
                try {
                    work.run(each);
                } catch (Exception | AssertionError failure) {
                    table.failed(each.name(), failure);
                }
            }));
        }
    }
}
