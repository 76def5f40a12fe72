package dev.rooms.application.access;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.participant.ConnectionFixture;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.room.GivenSessions;
import dev.rooms.application.shared.ActorFixture;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.Seating;
import dev.rooms.domain.access.Seating.Seat;
import dev.rooms.domain.access.TokenUse;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everybody promises who knows the seats of a room. */
public interface SeatsContract extends GivenSessions {
    Seats seats();

    LedgerTokens ledgerTokens();

    Connections connections();

    private List<Seat> taken(Session session, Instant now) {
        return transactions().within(() -> seats().take(session.room(), now)).taken();
    }

    private LedgerToken.Issued issued(Session session) {
        var token = TokenFixture.bare(session);
        transactions().run(() -> ledgerTokens().add(token));
        return token;
    }

    private void saved(Connection connection) {
        transactions().run(() -> connections().save(connection));
    }

    @Test
    default void people_who_are_in_have_seats_and_machines_have_none() {
        var session = givenSession();
        saved(ConnectionFixture.joined(session, "ana", NOW));
        saved(ConnectionFixture.joined(session, "ben", NOW).left(null, NOW.plusSeconds(1)));
        saved(ConnectionFixture.unknown(session, ParticipantKind.SIP, NOW));
        saved(ConnectionFixture.unknown(session, ParticipantKind.EGRESS, NOW));
        saved(ConnectionFixture.unknown(session, ParticipantKind.AGENT, NOW));
        assertThat(taken(session, NOW))
                .containsExactlyInAnyOrder(
                        new Seat(new ParticipantIdentity("ana"), null), new Seat(new ParticipantIdentity("sip"), null));
    }

    @Test
    default void an_unused_token_keeps_a_seat_for_two_minutes() {
        var session = givenSession();
        var end = NOW.plus(Seating.RESERVED);
        var token = issued(session);
        assertThat(taken(session, end.minusMillis(1)))
                .containsExactly(new Seat(token.facts().identity(), end));
        assertThat(taken(session, end)).isEmpty();
    }

    @Test
    default void a_token_that_was_used_or_revoked_keeps_no_seat() {
        var session = givenSession();
        var used = issued(session);
        transactions()
                .run(() -> ledgerTokens()
                        .save(new LedgerToken.Issued(used.facts(), new TokenUse(NOW, NOW, 1), used.version())));
        var revoked = issued(session);
        transactions().run(() -> ledgerTokens().save(revoked.revoked(ActorFixture.DESK, NOW)));
        assertThat(taken(session, NOW)).isEmpty();
    }

    @Test
    default void a_session_that_is_over_has_no_seats() {
        var session = givenSession();
        issued(session);
        transactions().run(() -> sessions().save(session.ended(SessionEndReason.EMPTIED, NOW)));
        assertThat(taken(session, NOW)).isEmpty();
    }
}
