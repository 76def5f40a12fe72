package dev.rooms.postgres.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.shared.EachAlone;
import dev.rooms.application.shared.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class ConnectionShareTest {
    private static final int OF_REQUESTS = 7;

    private final ConnectionShare share = new ConnectionShare(10, Duration.ofMillis(10));

    /** While requests have all that they may have. */
    private void crowded(Runnable work) {
        crowded(OF_REQUESTS, work);
    }

    private void crowded(int more, Runnable work) {
        if (more == 0) {
            work.run();
            return;
        }
        var held = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        var holder = Thread.ofVirtual()
                .start(() -> share.hold(() -> {
                    held.countDown();
                    await(over);
                    return true;
                }));
        await(held);
        try {
            crowded(more - 1, work);
        } finally {
            over.countDown();
            join(holder);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void requests_have_seven_in_ten_and_one_of_a_tiny_pool() {
        assertThat(share.free()).isEqualTo(OF_REQUESTS);
        assertThat(new ConnectionShare(20, Duration.ZERO).free()).isEqualTo(14);
        assertThat(new ConnectionShare(1, Duration.ZERO).free()).isEqualTo(1);
    }

    @Test
    void a_request_beyond_them_is_told_that_the_store_is_away() {
        crowded(() -> assertThatThrownBy(() -> share.hold(() -> true)).isInstanceOf(StoreUnavailable.class));
        assertThat(share.free()).isEqualTo(OF_REQUESTS);
        assertThat(share.hold(() -> true)).isTrue();
    }

    @Test
    void what_a_request_does_within_its_own_takes_no_other() {
        crowded(
                OF_REQUESTS - 1,
                () -> assertThat(share.hold(() -> share.hold(share::free))).isZero());
        assertThat(share.free()).isEqualTo(OF_REQUESTS);
    }

    @Test
    void a_request_that_fails_gives_its_own_back() {
        assertThatThrownBy(() -> share.hold(() -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(share.free()).isEqualTo(OF_REQUESTS);
    }

    @Test
    void the_background_waits_for_no_request_nor_do_those_whom_it_has_work() {
        var done = new ConcurrentLinkedQueue<Integer>();
        crowded(() -> ConnectionShare.inBackground(() -> {
            assertThat(share.hold(() -> true)).isTrue();
            EachAlone.run(List.of(1, 2, 3), each -> share.hold(() -> done.add(each)));
        }));
        assertThat(done).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void a_thread_is_in_the_background_no_longer_than_its_work() {
        ConnectionShare.inBackground(() -> {});
        crowded(() -> assertThatThrownBy(() -> share.hold(() -> true)).isInstanceOf(StoreUnavailable.class));
    }
}
