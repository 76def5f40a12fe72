package dev.rooms.postgres.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.shared.StoreUnavailable;
import dev.rooms.postgres.shared.GroupCommit.Limits;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final int BAD = -1;
    private static final int AWAY = -2;

    private final List<List<Integer>> statements = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore mayEnd = new Semaphore(0);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        mayEnd.release(1_000);
        callers.shutdownNow();
    }

    private GroupCommit<Integer, String> group(int together, int waiting, long weight, Duration patience) {
        return new GroupCommit<>(
                this::store, item -> Math.max(item, 1), new Limits(together, waiting, weight, patience));
    }

    private GroupCommit<Integer, String> group() {
        return group(256, 1_000, 1_000_000, LONG);
    }

    private List<String> store(List<Integer> together) {
        statements.add(List.copyOf(together));
        begun.release();
        mayEnd.acquireUninterruptibly();
        if (together.contains(AWAY)) {
            throw new Sql.SqlFailure(new SQLException("gone", "08006"));
        }
        if (together.contains(BAD)) {
            throw new Sql.SqlFailure(new SQLException("bad", "22021"));
        }
        return together.stream().map(item -> "stored " + item).toList();
    }

    private Future<String> add(GroupCommit<Integer, String> group, int item) {
        var inLine = group.waiting();
        Callable<String> call = () -> group.add(item);
        var answer = callers.submit(call);
        // Each is in line before the next comes, so that the order is known.
        while (group.waiting() == inLine
                && !answer.isDone()
                && statements.stream().noneMatch(one -> one.contains(item))) {
            Thread.onSpinWait();
        }
        return answer;
    }

    private static String get(Future<String> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException failure) {
            return Objects.requireNonNull(failure.getCause()).getClass().getSimpleName();
        }
    }

    @Test
    void whoever_comes_alone_is_served_at_once() throws InterruptedException {
        var group = group();
        mayEnd.release(2);
        assertThat(group.add(1)).isEqualTo("stored 1");
        assertThat(group.add(2)).isEqualTo("stored 2");
        assertThat(statements).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void whoever_comes_meanwhile_goes_together_and_in_order() throws InterruptedException {
        var group = group();
        var first = add(group, 1);
        begun.acquire();
        var others =
                IntStream.rangeClosed(2, 6).mapToObj(item -> add(group, item)).toList();
        mayEnd.release(2);
        assertThat(get(first)).isEqualTo("stored 1");
        for (var at = 0; at < others.size(); at++) {
            assertThat(get(others.get(at))).isEqualTo("stored " + (at + 2));
        }
        assertThat(statements).containsExactly(List.of(1), List.of(2, 3, 4, 5, 6));
    }

    @Test
    void no_more_go_together_than_allowed() throws InterruptedException {
        var group = group(2, 1_000, 1_000, LONG);
        var _ = add(group, 1);
        begun.acquire();
        var last =
                IntStream.rangeClosed(2, 4).mapToObj(item -> add(group, item)).toList();
        mayEnd.release(3);
        assertThat(get(last.getLast())).isEqualTo("stored 4");
        assertThat(statements).containsExactly(List.of(1), List.of(2, 3), List.of(4));
    }

    @Test
    void a_full_line_takes_nobody_and_recovers() throws InterruptedException {
        var group = group(256, 2, 1_000, LONG);
        var _ = add(group, 1);
        begun.acquire();
        var second = add(group, 2);
        var _ = add(group, 3);
        assertThatThrownBy(() -> group.add(4)).isInstanceOf(StoreUnavailable.class);
        mayEnd.release(3);
        assertThat(get(second)).isEqualTo("stored 2");
        assertThat(group.add(5)).isEqualTo("stored 5");
    }

    @Test
    void a_line_that_weighs_too_much_takes_nobody_and_recovers() throws InterruptedException {
        var group = group(256, 1_000, 100, LONG);
        var _ = add(group, 1);
        begun.acquire();
        var heavy = add(group, 100);
        assertThatThrownBy(() -> group.add(2)).isInstanceOf(StoreUnavailable.class);
        mayEnd.release(3);
        assertThat(get(heavy)).isEqualTo("stored 100");
        assertThat(group.add(3)).isEqualTo("stored 3");
    }

    @Test
    void whoever_waits_too_long_is_told_so_and_leaves_the_line() throws InterruptedException {
        var group = group(256, 2, 1_000, SHORT);
        var first = add(group, 1);
        begun.acquire();
        assertThatThrownBy(() -> group.add(2)).isInstanceOf(StoreUnavailable.class);
        assertThat(group.waiting()).isZero();
        assertThat(get(first)).isEqualTo("StoreUnavailable");
        mayEnd.release(2);
        while (true) {
            try {
                assertThat(group.add(3)).isEqualTo("stored 3");
                break;
            } catch (StoreUnavailable stillBusy) {
                mayEnd.release();
            }
        }
        assertThat(statements).noneMatch(statement -> statement.contains(2));
    }

    @Test
    void a_bad_one_does_not_cost_its_neighbours() throws InterruptedException {
        var group = group();
        var _ = add(group, 1);
        begun.acquire();
        var good = add(group, 2);
        var bad = add(group, BAD);
        var alsoGood = add(group, 3);
        mayEnd.release(10);
        assertThat(get(good)).isEqualTo("stored 2");
        assertThat(get(bad)).isEqualTo("SqlFailure");
        assertThat(get(alsoGood)).isEqualTo("stored 3");
        assertThat(statements).containsExactly(List.of(1), List.of(2, BAD, 3), List.of(2), List.of(BAD), List.of(3));
    }

    @Test
    void a_store_that_is_away_is_asked_once_for_all() throws InterruptedException {
        var group = group();
        var _ = add(group, 1);
        begun.acquire();
        var some = List.of(add(group, 2), add(group, AWAY), add(group, 3));
        mayEnd.release(10);
        for (var answer : some) {
            assertThat(get(answer)).isEqualTo("StoreUnavailable");
        }
        assertThat(statements).containsExactly(List.of(1), List.of(2, AWAY, 3));
        assertThat(group.add(4)).isEqualTo("stored 4");
    }
}
