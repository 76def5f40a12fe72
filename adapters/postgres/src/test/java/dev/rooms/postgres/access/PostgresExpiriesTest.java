package dev.rooms.postgres.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.access.ApiKeys;
import dev.rooms.application.access.ExpireCredentials;
import dev.rooms.application.access.Expiries;
import dev.rooms.application.access.ExpiriesContract;
import dev.rooms.application.access.FreshEnds;
import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.access.TokenFixture;
import dev.rooms.application.event.EventLog;
import dev.rooms.application.event.EventPosition;
import dev.rooms.application.event.Outbox;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.shared.RequestRunning;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.domain.event.EventType;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@PostgresTest
class PostgresExpiriesTest implements ExpiriesContract {
    private static final int REPLICAS = 3;
    private static final int DUE = 1_201;

    private final Expiries expiries;
    private final LedgerTokens ledgerTokens;
    private final ApiKeys apiKeys;
    private final Outbox outbox;
    private final EventLog log;
    private final Sessions sessions;
    private final Rooms rooms;
    private final Templates templates;
    private final Transactions transactions;

    @Inject
    PostgresExpiriesTest(
            Expiries expiries,
            LedgerTokens ledgerTokens,
            ApiKeys apiKeys,
            Outbox outbox,
            EventLog log,
            Sessions sessions,
            Rooms rooms,
            Templates templates,
            Transactions transactions) {
        this.expiries = expiries;
        this.ledgerTokens = ledgerTokens;
        this.apiKeys = apiKeys;
        this.outbox = outbox;
        this.log = log;
        this.sessions = sessions;
        this.rooms = rooms;
        this.templates = templates;
        this.transactions = transactions;
    }

    @Override
    public Expiries expiries() {
        return expiries;
    }

    @Override
    public LedgerTokens ledgerTokens() {
        return ledgerTokens;
    }

    @Override
    public ApiKeys apiKeys() {
        return apiKeys;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Rooms rooms() {
        return rooms;
    }

    @Override
    public Templates templates() {
        return templates;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    private void allUntil(Instant time) {
        var replica = replica(time);
        while (replica.handle()) {
            // What others have left.
        }
    }

    /** Whose clock shows this time, and a while. */
    private ExpireCredentials replica(Instant time) {
        return new ExpireCredentials(
                expiries, outbox, transactions, FreshIds::next, InstantSource.fixed(time.plusSeconds(10)));
    }

    @Test
    void several_replicas_that_come_back_after_a_pause_tell_of_each_token_once() {
        var end = FreshEnds.next();
        allUntil(end.minusMillis(1));
        var session = givenSession();
        var tokens = Stream.iterate(end, time -> time.plusMillis(1))
                .map(time -> TokenFixture.endingAt(session, time))
                .limit(DUE)
                .toList();
        transactions.run(() -> tokens.forEach(ledgerTokens::add));
        var back = end.plus(Duration.ofMinutes(1));
        var rounds = AtOnce.run(REPLICAS, () -> {
            allUntil(back);
            return true;
        });
        assertThat(rounds).hasSize(REPLICAS);
        var filter = new EventLog.Filter(EventType.TOKEN_EXPIRED, session.room());
        var told = transactions
                .within(() -> log.read(filter, EventPosition.START, 2 * DUE))
                .events();
        assertThat(told.stream().map(each -> each.event().data().get("token_id")))
                .containsExactlyElementsOf(tokens.stream()
                        .map(token -> token.id().value().toString())
                        .toList());
        assertThat(told.stream().map(EventLog.Told::sequence))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, DUE).boxed().toList());
    }

    @Test
    void what_was_taken_and_not_told_is_given_again() {
        var end = FreshEnds.next();
        allUntil(end.minusMillis(1));
        var token = TokenFixture.endingAt(givenSession(), end);
        transactions.run(() -> ledgerTokens.add(token));
        assertThatThrownBy(() -> transactions.run(() -> {
                    assertThat(expiries.tokens(end, 1)).containsExactly(token);
                    throw new RequestRunning();
                }))
                .isInstanceOf(RequestRunning.class);
        assertThat(transactions.within(() -> expiries.tokens(end, 1))).containsExactly(token);
    }
}
