package dev.rooms.application.access;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever signs join tokens promises. */
public interface JoinTokensContract {
    JoinTokens joinTokens();

    private static TokenFacts facts() {
        var session = Session.draw(new SessionId(FreshIds.next()), new RoomId(FreshIds.next()));
        return TokenFixture.issued(session).facts();
    }

    private String signed(TokenFacts facts) {
        return joinTokens().sign(facts, LiveKitRoomName.of(facts.session())).token();
    }

    @Test
    default void the_same_facts_give_the_same_token() {
        var facts = facts();
        assertThat(signed(facts)).isEqualTo(signed(facts));
        assertThat(signed(facts())).isNotEqualTo(signed(facts));
    }

    @Test
    default void a_token_is_known_by_its_text() {
        var facts = facts();
        assertThat(joinTokens().verify(signed(facts), NOW)).contains(facts.id());
    }

    @Test
    default void what_was_signed_can_be_read() {
        var facts = facts();
        assertThat(joinTokens().read(signed(facts), NOW))
                .contains(new JoinTokens.Claims(
                        LiveKitRoomName.of(facts.session()), facts.identity(), facts.id(), true, false));
    }

    @Test
    default void a_token_is_known_until_it_has_expired_and_clocks_have_had_their_leeway() {
        var facts = facts();
        assertThat(joinTokens().verify(signed(facts), facts.expiresAt().minusSeconds(1)))
                .contains(facts.id());
        assertThat(joinTokens().verify(signed(facts), facts.expiresAt().plus(Duration.ofMinutes(5))))
                .isEmpty();
    }

    @Test
    default void an_expired_token_is_known_to_those_who_ask_for_it() {
        var facts = facts();
        var late = facts.expiresAt().plus(Duration.ofHours(5));
        assertThat(joinTokens().readEvenExpired(signed(facts), late).map(JoinTokens.Claims::token))
                .contains(facts.id());
        assertThat(joinTokens().readEvenExpired("x", late)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "\u0000", "é.é.é"})
    default void what_is_no_token_is_not_known(String text) {
        assertThat(joinTokens().verify(text, NOW)).isEmpty();
    }

    @Test
    default void a_token_with_something_changed_is_not_known() {
        var text = signed(facts());
        assertThat(joinTokens().verify(text + "x", NOW)).isEmpty();
        assertThat(joinTokens().verify(text.substring(1), NOW)).isEmpty();
    }
}
