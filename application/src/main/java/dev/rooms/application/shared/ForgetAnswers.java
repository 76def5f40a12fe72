package dev.rooms.application.shared;

import java.time.InstantSource;

/** Drops the answers that nobody may ask for again. */
public final class ForgetAnswers {
    private final Answers answers;
    private final Transactions transactions;
    private final InstantSource clock;

    public ForgetAnswers(Answers answers, Transactions transactions, InstantSource clock) {
        this.answers = answers;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void handle() {
        transactions.run(() -> answers.purge(clock.instant()));
    }
}
