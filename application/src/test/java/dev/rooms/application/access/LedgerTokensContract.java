package dev.rooms.application.access;

import static dev.rooms.application.House.NOW;
import static dev.rooms.application.shared.ActorFixture.DESK;
import static dev.rooms.application.shared.ActorFixture.NIGHT_SHIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.room.GivenSessions;
import dev.rooms.application.shared.ActorFixture;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.access.TokenNotFound;
import dev.rooms.domain.access.TokenSelection;
import dev.rooms.domain.access.TokenUse;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.Period;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every ledger of tokens promises. */
public interface LedgerTokensContract extends GivenSessions {
    LedgerTokens ledgerTokens();

    private LedgerToken.Issued added(LedgerToken.Issued token) {
        transactions().run(() -> ledgerTokens().add(token));
        return token;
    }

    private LedgerToken saved(LedgerToken token) {
        return transactions().within(() -> ledgerTokens().save(token));
    }

    private LedgerToken get(TokenId id) {
        return transactions().within(() -> ledgerTokens().get(id));
    }

    @Test
    default void a_token_is_found_as_it_was_added() {
        var token = added(TokenFixture.issued(givenSession()));
        assertThat(get(token.id())).isEqualTo(token);
        assertThat(transactions().within(() -> ledgerTokens().lock(token.id()))).contains(token);
    }

    @Test
    default void a_token_of_which_little_was_said_is_found_as_it_was_added() {
        var token = added(TokenFixture.bare(givenSession()));
        assertThat(get(token.id())).isEqualTo(token);
    }

    @Test
    default void of_many_ids_those_that_were_issued_are_found() {
        var session = givenSession();
        var one = added(TokenFixture.issued(session));
        var other = added(TokenFixture.bare(session));
        var unknown = new TokenId(FreshIds.next());
        assertThat(transactions().within(() -> ledgerTokens().all(Set.of(one.id(), other.id(), unknown))))
                .containsExactlyInAnyOrder(one, other);
        assertThat(transactions().within(() -> ledgerTokens().all(Set.of()))).isEmpty();
    }

    @Test
    default void a_token_never_issued_is_not_found() {
        var id = new TokenId(FreshIds.next());
        assertThatThrownBy(() -> get(id)).isInstanceOf(TokenNotFound.class);
        assertThat(transactions().within(() -> ledgerTokens().lock(id))).isEmpty();
    }

    @Test
    default void the_use_of_a_token_is_found_as_it_was_saved_one_version_later() {
        var token = added(TokenFixture.issued(givenSession()));
        var use = new TokenUse(NOW, NOW.plusSeconds(90), 2);
        var saved = saved(new LedgerToken.Issued(token.facts(), use, token.version()));
        assertThat(saved.use()).isEqualTo(use);
        assertThat(saved.facts()).isEqualTo(token.facts());
        assertThat(saved.version().value()).isEqualTo(token.version().value() + 1);
        assertThat(get(token.id())).isEqualTo(saved);
    }

    @Test
    default void a_revoked_token_stays_revoked_while_its_use_goes_on() {
        var token = added(TokenFixture.bare(givenSession()));
        var revoked = saved(token.revoked(NIGHT_SHIFT, NOW.plusSeconds(5)));
        assertThat(get(token.id())).isEqualTo(revoked);
        assertThat(revoked).isInstanceOfSatisfying(LedgerToken.Revoked.class, it -> {
            assertThat(it.revokedBy()).isEqualTo(NIGHT_SHIFT);
            assertThat(it.revokedAt()).isEqualTo(NOW.plusSeconds(5));
            var use = new TokenUse(NOW, null, 1);
            var used = saved(new LedgerToken.Revoked(it.facts(), use, it.version(), it.revokedAt(), it.revokedBy()));
            assertThat(get(token.id())).isEqualTo(used);
            assertThat(used.use()).isEqualTo(use);
        });
    }

    @Test
    default void who_issued_and_revoked_a_token_is_kept_with_kind_and_id() {
        var session = givenSession();
        for (var by : ActorFixture.NAMESAKES) {
            var token = added(TokenFixture.issuedBy(by, session));
            assertThat(get(token.id()).facts().issuedBy()).isEqualTo(by);
            assertThat(saved(token.revoked(by, NOW))).isEqualTo(get(token.id()));
            var other = added(TokenFixture.issuedBy(by, session));
            transactions().run(() -> ledgerTokens().revoke(session.room(), TokenSelection.ALL, by, NOW));
            assertThat(List.of(get(token.id()), get(other.id())))
                    .allSatisfy(each -> assertThat(each)
                            .isInstanceOfSatisfying(
                                    LedgerToken.Revoked.class,
                                    it -> assertThat(it.revokedBy()).isEqualTo(by)));
        }
    }

    @Test
    default void a_revoked_token_stays_revoked_whoever_saves_an_older_version() {
        var token = added(TokenFixture.issued(givenSession()));
        var revoked = saved(token.revoked(DESK, NOW));
        assertThatThrownBy(() -> saved(token)).isInstanceOf(RuntimeException.class);
        assertThat(get(token.id())).isEqualTo(revoked);
    }

    @Test
    default void uses_counted_at_once_all_count() {
        var token = added(TokenFixture.issued(givenSession()));
        AtOnce.run(
                8,
                () -> transactions().within(() -> {
                    var now = ledgerTokens().lock(token.id()).orElseThrow();
                    var use = new TokenUse(NOW, NOW, now.use().joinCount() + 1);
                    return ledgerTokens().save(new LedgerToken.Issued(now.facts(), use, now.version()));
                }));
        assertThat(get(token.id()).use().joinCount()).isEqualTo(8);
    }

    private List<TokenId> revoke(Session session, TokenSelection selection) {
        return transactions()
                .within(() -> ledgerTokens().revoke(session.room(), selection, DESK, NOW.plusSeconds(5)))
                .stream()
                .map(TokenFacts::id)
                .toList();
    }

    @Test
    default void those_that_fit_are_revoked_together() {
        var session = givenSession();
        var host = added(TokenFixture.issued(session));
        var viewer = added(TokenFixture.bare(session));
        var elsewhere = added(TokenFixture.issued(givenSession()));
        var bea = viewer.facts().identity();
        assertThat(revoke(session, new TokenSelection(bea, ParticipantRole.HOST, null)))
                .isEmpty();
        assertThat(revoke(session, new TokenSelection(null, null, NOW))).isEmpty();
        assertThat(revoke(session, new TokenSelection(bea, ParticipantRole.VIEWER, NOW.plusSeconds(1))))
                .containsExactly(viewer.id());
        assertThat(revoke(session, TokenSelection.ALL)).containsExactly(host.id());
        assertThat(revoke(session, TokenSelection.ALL)).isEmpty();
        assertThat(get(viewer.id())).isInstanceOfSatisfying(LedgerToken.Revoked.class, it -> {
            assertThat(it.revokedBy()).isEqualTo(DESK);
            assertThat(it.revokedAt()).isEqualTo(NOW.plusSeconds(5));
            assertThat(it.facts()).isEqualTo(viewer.facts());
            assertThat(it.version().value()).isEqualTo(viewer.version().value() + 1);
        });
        assertThat(get(elsewhere.id())).isEqualTo(elsewhere);
    }

    @Test
    default void who_holds_a_token_is_known_until_it_expires() {
        var session = givenSession();
        var host = added(TokenFixture.issued(session));
        var viewer = added(TokenFixture.bare(session));
        added(TokenFixture.issued(givenSession()));
        revoke(session, TokenSelection.ALL);
        assertThat(holders(session, TokenSelection.ALL, NOW))
                .containsExactlyInAnyOrder(
                        host.facts().identity(), viewer.facts().identity());
        assertThat(holders(session, new TokenSelection(null, ParticipantRole.VIEWER, null), NOW))
                .containsExactly(viewer.facts().identity());
        assertThat(holders(session, new TokenSelection(null, null, NOW), NOW)).isEmpty();
        assertThat(holders(
                        session,
                        TokenSelection.of(host.facts().identity()),
                        host.facts().expiresAt()))
                .isEmpty();
    }

    private Set<ParticipantIdentity> holders(Session session, TokenSelection selection, Instant now) {
        return transactions().within(() -> ledgerTokens().holders(session.room(), selection, now));
    }

    @Test
    default void a_session_is_outlasted_by_the_last_of_its_tokens() {
        var session = givenSession();
        var other = givenSession();
        added(TokenFixture.bare(session));
        var last = added(TokenFixture.issued(session)).facts().expiresAt();
        added(TokenFixture.issued(givenSession()));
        var asked = Set.of(session.id(), other.id());
        assertThat(transactions().within(() -> ledgerTokens().outlasting(asked, last.minusMillis(1))))
                .containsExactly(session.id());
        assertThat(transactions().within(() -> ledgerTokens().outlasting(asked, last)))
                .isEmpty();
    }

    @Test
    default void the_tokens_of_a_room_are_listed_newest_first_page_by_page() {
        var session = givenSession();
        var oldest = added(TokenFixture.issued(session));
        var middle = added(TokenFixture.bare(session));
        var newest = saved(added(TokenFixture.issued(session)).revoked(DESK, NOW));
        added(TokenFixture.issued(givenSession()));
        var first = transactions().within(() -> ledgerTokens().list(session.room(), new Page.Request(2, null)));
        assertThat(first)
                .isEqualTo(new Page<>(List.of(newest, middle), middle.id().value()));
        var second =
                transactions().within(() -> ledgerTokens().list(session.room(), new Page.Request(2, first.next())));
        assertThat(second).isEqualTo(new Page<>(List.of(oldest), null));
    }

    @Test
    default void tokens_are_found_by_the_time_of_their_issue() {
        var session = givenSession();
        var token = added(TokenFixture.issued(session));
        var at = token.facts().issuedAt();
        Function<Period, List<LedgerToken>> issued = period -> transactions()
                .within(() -> ledgerTokens().list(session.room(), new Page.Request(9, null, period)))
                .items();
        assertThat(issued.apply(new Period(at.minusMillis(1), at.plusMillis(1))))
                .containsExactly(token);
        assertThat(issued.apply(new Period(at, null))).isEmpty();
        assertThat(issued.apply(new Period(null, at))).isEmpty();
    }
}
