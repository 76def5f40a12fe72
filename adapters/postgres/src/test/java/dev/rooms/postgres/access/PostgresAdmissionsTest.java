package dev.rooms.postgres.access;

import static dev.rooms.application.House.NOW;
import static dev.rooms.application.access.AdmissionsContract.admission;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.access.Admissions;
import dev.rooms.application.access.AdmissionsContract;
import dev.rooms.application.access.Bans;
import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.access.TokenFixture;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@PostgresTest
class PostgresAdmissionsTest implements AdmissionsContract {
    private final Admissions admissions;
    private final LedgerTokens ledgerTokens;
    private final Bans bans;
    private final Connections connections;
    private final Sessions sessions;
    private final Rooms rooms;
    private final Templates templates;
    private final Transactions transactions;

    @Inject
    PostgresAdmissionsTest(
            Admissions admissions,
            LedgerTokens ledgerTokens,
            Bans bans,
            Connections connections,
            Sessions sessions,
            Rooms rooms,
            Templates templates,
            Transactions transactions) {
        this.admissions = admissions;
        this.ledgerTokens = ledgerTokens;
        this.bans = bans;
        this.connections = connections;
        this.sessions = sessions;
        this.rooms = rooms;
        this.templates = templates;
        this.transactions = transactions;
    }

    @Override
    public Admissions admissions() {
        return admissions;
    }

    @Override
    public LedgerTokens ledgerTokens() {
        return ledgerTokens;
    }

    @Override
    public Bans bans() {
        return bans;
    }

    @Override
    public Connections connections() {
        return connections;
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

    @Test
    void what_commits_after_later_things_were_seen_comes_all_the_same() {
        var session = givenSession();
        var late = TokenFixture.issued(session);
        var before = look(null, NOW).next();
        var seen = transactions.within(() -> {
            ledgerTokens.add(late);
            return AtOnce.meanwhile(() -> {
                var early = issued(session);
                var look = look(before, NOW);
                assertThat(look.tokens()).contains(admission(session, early, false));
                return look;
            });
        });
        assertThat(seen.tokens()).doesNotContain(admission(session, late, false));
        assertThat(look(seen.next(), NOW).tokens()).contains(admission(session, late, false));
    }

    @Test
    void what_was_told_is_not_told_again_once_everything_before_it_is_over() {
        var session = givenSession();
        var token = issued(session);
        var look = look(look(null, NOW).next(), NOW);
        assertThat(look.whole()).isFalse();
        assertThat(look.tokens()).doesNotContain(admission(session, token, false));
    }

    @Test
    void a_position_that_the_database_has_not_reached_is_none() {
        assertThat(look(new Admissions.Position("9223372036854775000"), NOW).whole())
                .isTrue();
    }
}
