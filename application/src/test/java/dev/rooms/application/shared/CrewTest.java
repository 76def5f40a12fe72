package dev.rooms.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CrewTest {
    private static final long SOON = 10;

    private final ConcurrentLinkedQueue<Integer> due = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Integer> done = new ConcurrentLinkedQueue<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final Crew crew = new Crew(2, Thread::startVirtualThread);

    private List<Integer> claim(int most) {
        return IntStream.range(0, Math.min(most, due.size()))
                .mapToObj(_ -> due.remove())
                .toList();
    }

    /** What is odd takes long. */
    private void work(int each) {
        if (each % 2 == 1) {
            await(slow);
        }
        done.add(each);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean take() {
        return crew.take(this::claim, this::work);
    }

    private void restsWith(Integer... finished) throws InterruptedException {
        crew.rest(Duration.ofSeconds(SOON));
        assertThat(done).containsExactlyInAnyOrder(finished);
    }

    @Test
    void nobody_waits_for_the_slowest() throws InterruptedException {
        due.add(1);
        assertThat(take()).isFalse();
        due.addAll(List.of(2, 4));
        while (done.size() < 2) {
            take();
        }
        assertThat(done).containsExactly(2, 4);
        slow.countDown();
        restsWith(1, 2, 4);
    }

    @Test
    void no_more_is_claimed_than_there_are_hands() throws InterruptedException {
        due.addAll(List.of(1, 3, 5));
        assertThat(take()).as("there may be more").isTrue();
        assertThat(take()).as("nobody is free").isFalse();
        assertThat(due).containsExactly(5);
        slow.countDown();
        restsWith(1, 3);
        assertThat(take()).isFalse();
        restsWith(1, 3, 5);
    }

    @Test
    void what_fails_leaves_its_place_to_others() {
        var alone = new Crew(1, Runnable::run);
        for (var round = 0; round < 2; round++) {
            assertThatThrownBy(() -> alone.take(_ -> List.of(1), _ -> {
                        throw new StoreUnavailable();
                    }))
                    .isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> alone.take(
                            _ -> {
                                throw new StoreUnavailable();
                            },
                            _ -> {}))
                    .isInstanceOf(StoreUnavailable.class);
        }
    }

    @Test
    void to_rest_waits_no_longer_than_it_may() throws InterruptedException {
        due.add(1);
        take();
        crew.rest(Duration.ofMillis(1));
        assertThat(done).isEmpty();
        slow.countDown();
    }
}
