package dev.rooms.application.participant;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.access.TokenFixture;
import dev.rooms.application.room.GivenSessions;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.participant.FailedJoin;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.Period;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of all {@link FailedJoins}. */
public interface FailedJoinsContract extends GivenSessions {
    FailedJoins failedJoins();

    LedgerTokens ledgerTokens();

    private TokenFacts token(Session session) {
        var token = TokenFixture.issued(session);
        transactions().run(() -> ledgerTokens().add(token));
        return token.facts();
    }

    private FailedJoin added(Session session, TokenFacts token, String sid, Instant at) {
        var failed = new FailedJoin(
                FreshIds.next(),
                session.room(),
                session.id(),
                token.id(),
                token.identity(),
                "Ana",
                ParticipantKind.STANDARD,
                token.role(),
                new ParticipantSid(sid),
                at,
                at,
                1,
                "JOIN_FAILURE");
        transactions().run(() -> failedJoins().add(failed));
        return failed;
    }

    private List<FailedJoin> list(Session session, FailedJoins.Filter filter, Page.Request page) {
        return transactions()
                .within(() -> failedJoins().list(session.room(), filter, page))
                .items();
    }

    private List<FailedJoin> all(Session session) {
        return list(session, new FailedJoins.Filter(null, null), new Page.Request(9, null));
    }

    @Test
    default void tries_of_a_token_in_a_session_are_one_entry_with_their_number() {
        var session = givenSession();
        var token = token(session);
        var first = added(session, token, "PA_1", NOW);
        var second = added(session, token, "PA_2", NOW.plusSeconds(5));
        assertThat(all(session)).containsExactly(first.with(second));
        assertThat(all(session).getFirst().tries()).isEqualTo(2);
    }

    @Test
    default void a_try_that_is_told_twice_counts_once() {
        var session = givenSession();
        var token = token(session);
        var first = added(session, token, "PA_1", NOW);
        added(session, token, "PA_1", NOW);
        assertThat(all(session)).containsExactly(first);
    }

    @Test
    default void tries_are_found_by_identity_session_and_time_newest_first() {
        var session = givenSession();
        var old = added(session, token(session), "PA_1", NOW);
        var next = added(session, token(session), "PA_2", NOW.plusSeconds(5));
        added(givenSession(), token(session), "PA_3", NOW);
        assertThat(all(session)).startsWith(next, old);
        var ofOther = new FailedJoins.Filter(new ParticipantIdentity("nobody"), null);
        assertThat(list(session, ofOther, new Page.Request(9, null))).isEmpty();
        var ofThis = new FailedJoins.Filter(old.identity(), session.id());
        assertThat(list(session, ofThis, new Page.Request(9, null, new Period(NOW, null))))
                .containsExactly(next);
        assertThat(list(session, ofThis, new Page.Request(9, next.id()))).containsExactly(old);
    }
}
