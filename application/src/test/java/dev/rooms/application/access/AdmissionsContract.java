package dev.rooms.application.access;

import static dev.rooms.application.House.NOW;
import static dev.rooms.application.shared.ActorFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.access.Admissions.Admission;
import dev.rooms.application.access.Admissions.Exclusion;
import dev.rooms.application.access.Admissions.Look;
import dev.rooms.application.access.Admissions.Position;
import dev.rooms.application.participant.ConnectionFixture;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.room.GivenSessions;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.access.Ban;
import dev.rooms.domain.access.BanId;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenUse;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What everybody promises who tells who may enter. */
public interface AdmissionsContract extends GivenSessions {
    Admissions admissions();

    LedgerTokens ledgerTokens();

    Bans bans();

    Connections connections();

    default Look look(@Nullable Position since, Instant now) {
        return transactions().within(() -> admissions().look(since, now));
    }

    default LedgerToken.Issued issued(Session session) {
        var token = TokenFixture.issued(session);
        transactions().run(() -> ledgerTokens().add(token));
        return token;
    }

    default void revoke(LedgerToken.Issued token) {
        transactions().run(() -> ledgerTokens().save(token.revoked(DESK, NOW)));
    }

    private Session ended(Session session, SessionEndReason reason) {
        return transactions().within(() -> sessions().save(session.ended(reason, NOW)));
    }

    private static List<Admission> of(Session session, Look look) {
        return look.tokens().stream()
                .filter(token -> token.room().equals(session.livekitRoom()))
                .toList();
    }

    static Admission admission(Session session, LedgerToken token, boolean revoked) {
        return admission(session, token, revoked, false, null);
    }

    private static Admission admission(
            Session session, LedgerToken token, boolean revoked, boolean joined, @Nullable Instant continuesUntil) {
        var most = token.facts().maxUses();
        return new Admission(
                token.id(),
                session.livekitRoom(),
                token.facts().identity(),
                revoked,
                most == null ? null : new Admissions.Uses(most, token.use().joinCount(), joined, continuesUntil));
    }

    @Test
    default void the_first_look_is_whole_and_tells_of_the_tokens_of_open_sessions() {
        var session = givenSession();
        var good = issued(session);
        var bad = issued(session);
        revoke(bad);
        var look = look(null, NOW);
        assertThat(look.whole()).isTrue();
        assertThat(look.open()).contains(session.livekitRoom());
        assertThat(of(session, look))
                .containsExactlyInAnyOrder(admission(session, good, false), admission(session, bad, true));
    }

    @Test
    default void a_session_that_is_over_is_not_told_of() {
        var session = givenSession();
        issued(session);
        ended(session, SessionEndReason.EMPTIED);
        var look = look(null, NOW);
        assertThat(look.open()).doesNotContain(session.livekitRoom());
        assertThat(of(session, look)).isEmpty();
    }

    @Test
    default void where_livekit_began_anew_under_a_name_the_tokens_of_before_are_told_of() {
        var session = givenSession();
        var token = issued(session);
        ended(session, SessionEndReason.REPLACED);
        givenSession(Session.under(new SessionId(FreshIds.next()), session.room(), session.livekitRoom()));
        assertThat(of(session, look(null, NOW))).containsExactly(admission(session, token, false));
    }

    @Test
    default void a_later_look_tells_what_is_new() {
        var session = givenSession();
        var old = issued(session);
        var before = look(null, NOW).next();
        revoke(old);
        var young = issued(session);
        var second = givenSession();
        var other = issued(second);
        var look = look(before, NOW);
        assertThat(look.open()).contains(session.livekitRoom(), second.livekitRoom());
        assertThat(look.tokens())
                .contains(
                        admission(session, old, true),
                        admission(session, young, false),
                        admission(second, other, false));
    }

    @Test
    default void a_token_is_told_of_for_a_while_after_its_end_and_as_long_as_it_is_in_use() {
        var session = givenSession();
        var token = issued(session);
        var end = token.facts().expiresAt();
        assertThat(of(session, look(null, end.plus(Admissions.AFTERLIFE).minusSeconds(1))))
                .hasSize(1);
        var later = end.plus(Admissions.AFTERLIFE.multipliedBy(2));
        assertThat(of(session, look(null, later))).isEmpty();
        var connection = ConnectionFixture.joined(session, "ana@example.org", token.id(), NOW);
        transactions().run(() -> connections().save(connection));
        assertThat(of(session, look(null, later))).hasSize(1);
        transactions().run(() -> connections().save(connection.left(null, later.minusSeconds(60))));
        assertThat(of(session, look(null, later))).hasSize(1);
        assertThat(of(session, look(null, later.plus(Admissions.AFTERLIFE)))).isEmpty();
    }

    private LedgerToken used(LedgerToken.Issued token, Connection connection, int joins) {
        return transactions().within(() -> {
            connections().save(connection);
            var use = new TokenUse(connection.joinedAt(), connection.leftAt(), joins);
            var current = ledgerTokens().get(token.id());
            return ledgerTokens().save(new LedgerToken.Issued(token.facts(), use, current.version()));
        });
    }

    @Test
    default void each_use_of_a_token_with_a_limit_is_news() {
        var session = givenSession();
        var token = issued(session);
        var before = look(null, NOW).next();
        var connection = ConnectionFixture.joined(session, "ana@example.org", token.id(), NOW);
        var joined = used(token, connection, 1);
        var look = look(before, NOW);
        assertThat(of(session, look)).containsExactly(admission(session, joined, false, true, null));
        var left = used(token, connection.left("CONNECTION_TIMEOUT", NOW.plusSeconds(5)), 1);
        assertThat(of(session, look(look.next(), NOW)))
                .containsExactly(admission(session, left, false, false, NOW.plusSeconds(25)));
    }

    @Test
    default void after_a_leave_that_was_meant_each_join_is_a_use() {
        var session = givenSession();
        var token = issued(session);
        var connection = ConnectionFixture.joined(session, "ana@example.org", token.id(), NOW);
        var left = used(token, connection.left("CLIENT_INITIATED", NOW.plusSeconds(5)), 1);
        assertThat(of(session, look(null, NOW))).containsExactly(admission(session, left, false, false, null));
    }

    @Test
    default void who_is_banned_from_an_open_session_is_told_of_until_it_is_over() {
        var session = givenSession();
        var ana = new ParticipantIdentity("ana");
        var until = NOW.plusSeconds(60);
        transactions()
                .run(() -> bans().put(new Ban(new BanId(FreshIds.next()), session.room(), ana, DESK, NOW, until)));
        var exclusion = new Exclusion(session.livekitRoom(), ana, until);
        var look = look(null, NOW);
        assertThat(look.excluded()).contains(exclusion);
        assertThat(look(look.next(), NOW).excluded()).contains(exclusion);
        assertThat(look(null, until).excluded()).doesNotContain(exclusion);
        transactions().within(() -> bans().remove(session.room(), ana));
        assertThat(look(look.next(), NOW).excluded()).doesNotContain(exclusion);
    }
}
