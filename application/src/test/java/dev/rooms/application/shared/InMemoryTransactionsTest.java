package dev.rooms.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.shared.InMemoryTransactions.LostRace;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class InMemoryTransactionsTest implements TransactionsContract {
    private final InMemoryTransactions transactions = new InMemoryTransactions();

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Test
    void a_remote_call_inside_a_transaction_fails_the_test() {
        InMemoryTransactions.mustBeClosed("MediaRooms.end");
        assertThatThrownBy(() -> transactions.run(() -> InMemoryTransactions.mustBeClosed("MediaRooms.end")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("MediaRooms.end");
    }

    @Test
    void a_remote_call_after_the_commit_is_right() {
        transactions.run(() -> transactions.afterCommit(() -> InMemoryTransactions.mustBeClosed("MediaRooms.end")));
    }

    @Test
    void work_that_lost_a_race_is_run_again_and_what_it_asked_for_before_is_forgotten() {
        var tries = new AtomicInteger();
        var commits = new AtomicInteger();
        transactions.run(() -> {
            transactions.afterCommit(commits::incrementAndGet);
            if (tries.incrementAndGet() < 3) {
                throw new LostRace("somebody was first");
            }
        });
        assertThat(tries).hasValue(3);
        assertThat(commits).hasValue(1);
    }

    @Test
    void work_that_never_wins_fails_in_the_end() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    throw new LostRace("somebody is always first");
                }))
                .isInstanceOf(LostRace.class);
    }
}
