package dev.rooms.postgres.consent;

import static dev.rooms.application.room.RoomFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.consent.ConsentFollower;
import dev.rooms.application.consent.Consents;
import dev.rooms.application.consent.ConsentsContract;
import dev.rooms.application.consent.GiveConsent;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.consent.ConsentDecision;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.postgres.PostgresTest;
import dev.rooms.postgres.shared.Sql;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@PostgresTest
class PostgresConsentsTest implements ConsentsContract {
    private static final int MANY = 5000;
    private static final Pattern ROWS =
            Pattern.compile("Scan .*on consent.*actual rows=([0-9]+)\\.?[0-9]* loops=([0-9]+)");

    private final Consents consents;
    private final Sessions sessions;
    private final Rooms rooms;
    private final Templates templates;
    private final Transactions transactions;
    private final LedgerTokens tokens;
    private final Sql sql;

    @Inject
    PostgresConsentsTest(
            Consents consents,
            Sessions sessions,
            Rooms rooms,
            Templates templates,
            Transactions transactions,
            LedgerTokens tokens,
            Sql sql) {
        this.consents = consents;
        this.sessions = sessions;
        this.rooms = rooms;
        this.templates = templates;
        this.transactions = transactions;
        this.tokens = tokens;
        this.sql = sql;
    }

    @Test
    void the_last_decisions_are_read_and_nothing_else_however_much_was_said() {
        var room = givenRoom().id().value();
        sql.run("""
                insert into consent (id, room_id, identity, decision, text_version, recorded_at, recorded_by)
                select uuidv7(), ?, who, case when n % 2 = 0 then 'DECLINED' else 'ACCEPTED' end, 'v' || n, ?, 'desk'
                from generate_series(1, ?) n, unnest(array ['ana', 'bea', 'cy']) who
                """, room, NOW, MANY);
        sql.run("analyze consent");
        var who = new String[] {"ana", "bea"};
        assertThat(read(PostgresConsents.LAST, room, "ana")).isEqualTo(1);
        assertThat(read(PostgresConsents.LAST_OF_ALL, who, room, null)).isEqualTo(2);
        assertThat(read(PostgresConsents.LAST_OF_VERSION, who, room, "v1", null, room, null))
                .isEqualTo(4);
    }

    @Test
    void one_decision_sent_many_times_at_once_is_one_row() {
        var room = givenRoom().id();
        var giveConsent =
                new GiveConsent(rooms, consents, tokens, new Nobody(), transactions, FreshIds::next, () -> NOW);
        var accepts = new GiveConsent.Command(
                new Caller("desk", Set.of(Scope.CONSENTS_WRITE)), room, ANA, ConsentDecision.ACCEPTED, "v1", null);
        var outcomes = AtOnce.run(16, () -> giveConsent.handle(accepts));
        assertThat(outcomes).filteredOn(GiveConsent.Outcome::isNew).hasSize(1);
        assertThat(outcomes)
                .extracting(outcome -> outcome.consent().id())
                .containsOnly(outcomes.getFirst().consent().id());
    }

    private static final class Nobody implements ConsentFollower {
        @Override
        public void said(Room room, Consent consent) {}

        @Override
        public void repeated(Room room, Consent last) {}
    }

    /** How many rows of the table the statement looked at. */
    private int read(String statement, @Nullable Object... values) {
        var plan = sql.list("explain (analyze, timing off) " + statement, row -> row.getString(1), values);
        assertThat(String.join("\n", plan)).doesNotContain("Rows Removed").doesNotContain("Seq Scan on consent");
        return plan.stream().mapToInt(PostgresConsentsTest::rows).sum();
    }

    private static int rows(String line) {
        var found = ROWS.matcher(line);
        return found.find() ? Integer.parseInt(found.group(1)) * Integer.parseInt(found.group(2)) : 0;
    }

    @Override
    public Consents consents() {
        return consents;
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
}
