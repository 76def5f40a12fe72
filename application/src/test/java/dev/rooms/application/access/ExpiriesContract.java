package dev.rooms.application.access;

import static dev.rooms.application.shared.ActorFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.House;
import dev.rooms.application.access.Expiries.ExpiredKey;
import dev.rooms.application.room.GivenSessions;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.access.ApiKey;
import dev.rooms.domain.access.ApiKeyId;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What everybody promises who knows what has expired. Others may have left tokens and keys that end before these. */
public interface ExpiriesContract extends GivenSessions {
    int MANY = 1_000;

    Expiries expiries();

    LedgerTokens ledgerTokens();

    ApiKeys apiKeys();

    private LedgerToken.Issued token(Session session, Instant end) {
        var token = TokenFixture.endingAt(session, end);
        transactions().run(() -> ledgerTokens().add(token));
        return token;
    }

    private ApiKey key(Instant end) {
        var id = new ApiKeyId(FreshIds.next());
        var key = ApiKey.issue(
                id, "Booking", Set.of(Scope.ADMIN), "hash of " + id.value(), Actor.OPERATOR, House.NOW, end);
        transactions().run(() -> apiKeys().add(key));
        return key;
    }

    private List<LedgerToken> tokens(Instant until, int limit) {
        return transactions().within(() -> expiries().tokens(until, limit));
    }

    private List<ExpiredKey> keys(Instant until) {
        return transactions().within(() -> expiries().keys(until, MANY));
    }

    @Test
    default void a_token_is_given_once_its_end_has_come_and_never_again() {
        var end = FreshEnds.next();
        tokens(end.minusMillis(1), MANY);
        var session = givenSession();
        var later = token(session, end.plusSeconds(1));
        var sooner = token(session, end);
        assertThat(tokens(end.minusMillis(1), MANY)).isEmpty();
        assertThat(tokens(end, MANY)).containsExactly(sooner);
        assertThat(tokens(end.plusSeconds(9), MANY)).containsExactly(later);
        assertThat(tokens(end.plusSeconds(9), MANY)).isEmpty();
    }

    @Test
    default void of_many_that_end_at_once_each_is_given_in_one_of_the_parts() {
        var end = FreshEnds.next();
        tokens(end.minusMillis(1), MANY);
        var session = givenSession();
        var all = Stream.generate(() -> token(session, end)).limit(5).toList();
        var given = new ArrayList<LedgerToken>();
        for (var size : List.of(2, 2, 1, 0)) {
            var part = tokens(end, 2);
            assertThat(part).hasSize(size);
            given.addAll(part);
        }
        assertThat(given).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    default void a_revoked_token_is_passed_by() {
        var end = FreshEnds.next();
        tokens(end.minusMillis(1), MANY);
        var session = givenSession();
        var revoked = token(session, end);
        var good = token(session, end);
        transactions().run(() -> ledgerTokens().revoke(revoked, DESK, House.NOW));
        assertThat(tokens(end, MANY)).containsExactly(good);
    }

    @Test
    default void many_revoked_ones_hide_none_behind_them() {
        var end = FreshEnds.next();
        tokens(end.minusMillis(1), MANY);
        var session = givenSession();
        for (var number = 0; number < 5; number++) {
            var revoked = token(session, end);
            transactions().run(() -> ledgerTokens().revoke(revoked, DESK, House.NOW));
        }
        var good = token(session, end.plusSeconds(1));
        assertThat(tokens(end.plusSeconds(1), 2)).containsExactly(good);
    }

    @Test
    default void a_token_that_was_revoked_after_its_end_had_expired() {
        var end = FreshEnds.next();
        tokens(end.minusMillis(1), MANY);
        var late = token(givenSession(), end);
        transactions().run(() -> ledgerTokens().revoke(late, DESK, end));
        assertThat(tokens(end, MANY)).extracting(LedgerToken::id).containsExactly(late.id());
    }

    @Test
    default void of_several_who_ask_at_once_one_is_given_each() {
        var end = FreshEnds.next();
        tokens(end.minusMillis(1), MANY);
        var session = givenSession();
        var all = Stream.generate(() -> token(session, end)).limit(20).toList();
        var given = AtOnce.run(
                4,
                () -> Stream.generate(() -> tokens(end, 2))
                        .takeWhile(part -> !part.isEmpty())
                        .flatMap(List::stream)
                        .toList());
        assertThat(given.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    default void a_key_is_given_once_its_end_has_come_and_never_again_and_not_when_it_was_revoked() {
        var end = FreshEnds.next();
        keys(end.minusMillis(1));
        var key = key(end);
        var revoked = key(end);
        transactions().run(() -> apiKeys().save(revoked.revoked(DESK, House.NOW)));
        assertThat(keys(end.minusMillis(1))).isEmpty();
        assertThat(keys(end)).containsExactly(new ExpiredKey(key.id(), "Booking", end));
        assertThat(keys(end.plusSeconds(1))).isEmpty();
    }
}
