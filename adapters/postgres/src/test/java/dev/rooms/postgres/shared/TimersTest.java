package dev.rooms.postgres.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@PostgresTest
@Timeout(60)
class TimersTest {
    private static final String NAME = "beat";
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Timers timers;
    private final Sql sql;
    private final Semaphore beats = new Semaphore(0);

    @Inject
    TimersTest(Timers timers, Sql sql) {
        this.timers = timers;
        this.sql = sql;
    }

    @AfterEach
    void forget() {
        sql.run("delete from scheduled_tasks");
    }

    private Timers.Running start(Runnable work) {
        return start(work, PAUSE);
    }

    private Timers.Running start(Runnable work, Duration pause) {
        return timers.start(List.of(new Timers.Timer(NAME, pause, work)));
    }

    private void awaitBeats(int number) throws InterruptedException {
        assertThat(beats.tryAcquire(number, 20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void work_is_done_again_and_again_until_it_is_stopped() throws InterruptedException {
        var running = start(beats::release);
        awaitBeats(3);
        running.stop();
        var left = beats.availablePermits();
        assertThat(beats.tryAcquire(left + 1, 1, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void of_two_replicas_one_at_a_time_does_it() throws InterruptedException {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        Runnable work = () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            pause();
            inside.decrementAndGet();
            beats.release();
        };
        var one = start(work);
        var other = start(work);
        awaitBeats(6);
        one.stop();
        awaitBeats(3);
        other.stop();
        assertThat(most).hasValue(1);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void stopping_waits_for_what_is_in_hand() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var running = start(() -> {
            begun.countDown();
            pause();
            beats.release();
        });
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        running.stop();
        assertThat(beats.availablePermits()).isPositive();
    }

    @Test
    void what_fails_is_tried_again() throws InterruptedException {
        var running = start(() -> {
            beats.release();
            throw new IllegalStateException("on purpose");
        });
        awaitBeats(2);
        running.stop();
    }

    @Test
    void what_is_overdue_is_done_at_once_however_long_the_pause_is() throws InterruptedException {
        start(beats::release, Duration.ofHours(1)).stop();
        sql.run("update scheduled_tasks set execution_time = now() - interval '1 day'");
        var running = start(beats::release, Duration.ofHours(1));
        awaitBeats(1);
        running.stop();
    }

    @Test
    void a_replica_that_died_with_it_in_hand_loses_it_to_another() throws InterruptedException {
        start(beats::release).stop();
        beats.drainPermits();
        sql.run("update scheduled_tasks set picked = true, picked_by = 'dead', last_heartbeat = now()");
        var start = System.nanoTime();
        var running = start(beats::release);
        awaitBeats(1);
        running.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_replica_whose_clock_was_ahead_does_not_hold_up_the_others() throws InterruptedException {
        start(beats::release).stop();
        beats.drainPermits();
        sql.run("update scheduled_tasks set execution_time = now() + interval '90 seconds'");
        var running = start(beats::release);
        awaitBeats(2);
        running.stop();
    }
}
