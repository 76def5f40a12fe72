package dev.rooms.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What transactions promise, whatever is stored in them. */
public interface TransactionsContract {
    Transactions transactions();

    @Test
    default void what_the_work_gives_comes_out() {
        assertThat(transactions().within(() -> "done")).isEqualTo("done");
    }

    @Test
    default void a_failure_comes_out_as_it_is() {
        var failure = new KeyReused();
        assertThatThrownBy(() -> transactions().run(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    default void what_waits_for_the_commit_runs_after_the_work_in_the_order_asked_for() {
        var done = new ArrayList<String>();
        transactions().run(() -> {
            transactions().afterCommit(() -> done.add("first"));
            transactions().afterCommit(() -> done.add("second"));
            done.add("work");
        });
        assertThat(done).containsExactly("work", "first", "second");
    }

    @Test
    default void a_transaction_inside_another_is_part_of_it() {
        var done = new ArrayList<String>();
        transactions().run(() -> {
            transactions().run(() -> transactions().afterCommit(() -> done.add("committed")));
            done.add("work");
        });
        assertThat(done).containsExactly("work", "committed");
    }

    @Test
    default void nothing_that_waited_for_the_commit_runs_when_the_work_fails() {
        var done = new ArrayList<String>();
        assertThatThrownBy(() -> transactions().run(() -> {
                    transactions().run(() -> transactions().afterCommit(() -> done.add("committed")));
                    throw new RequestRunning();
                }))
                .isInstanceOf(RequestRunning.class);
        transactions().run(() -> {});
        assertThat(done).isEmpty();
    }

    @Test
    default void outside_a_transaction_nothing_waits() {
        var done = new ArrayList<String>();
        transactions().afterCommit(() -> done.add("at once"));
        assertThat(done).isEqualTo(List.of("at once"));
    }
}
