package dev.rooms.bootstrap;

import dev.rooms.application.shared.AnswerOnce;
import dev.rooms.application.shared.Answers;
import dev.rooms.application.shared.ForgetAnswers;
import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** What every feature needs: time, ids, chance, and one answer for a request sent twice. */
class SharedWiring {
    /** What both the database and JavaScript can hold. */
    private static final Duration RESOLUTION = Duration.ofMillis(1);

    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), RESOLUTION);
    }

    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    Ids ids(InstantSource clock, RandomGenerator random) {
        return new TimeOrderedIds(clock, random);
    }

    @Produces
    @Singleton
    AnswerOnce answerOnce(Answers answers, Transactions transactions, InstantSource clock) {
        return new AnswerOnce(answers, transactions, clock);
    }

    @Produces
    @Singleton
    ForgetAnswers forgetAnswers(Answers answers, Transactions transactions, InstantSource clock) {
        return new ForgetAnswers(answers, transactions, clock);
    }
}
