package dev.rooms.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.House;
import dev.rooms.application.event.EventLog;
import dev.rooms.application.event.EventPosition;
import dev.rooms.domain.event.Event;
import dev.rooms.domain.event.EventType;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What others hear of tokens and keys that have expired. */
final class ExpireCredentialsTest {
    private static final int TTL = 60;
    private static final int MANY = 10_000;

    private final House house = new House();

    private IssueToken.Minted mint(String identity) {
        var room = house.openGroupRoom().room().id();
        return house.mint(room, TokenFixture.wish(identity, ParticipantRole.VIEWER, TTL));
    }

    private void pass(Duration time) {
        house.clock.advance(time);
        while (house.expireCredentials.handle()) {
            // Much was due.
        }
    }

    private List<Event> told() {
        return house
                .transactions
                .within(() -> house.events.read(EventLog.Filter.ALL, EventPosition.START, MANY))
                .events()
                .stream()
                .map(EventLog.Told::event)
                .toList();
    }

    @Test
    void a_token_that_has_expired_is_told_once() {
        var facts = mint("ana").facts();
        pass(Duration.ofSeconds(TTL));
        assertThat(told()).isEmpty();
        pass(ExpireCredentials.PATIENCE);
        pass(ExpireCredentials.PATIENCE);
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.TOKEN_EXPIRED);
            assertThat(event.room()).isEqualTo(facts.room());
            assertThat(event.at()).isEqualTo(facts.expiresAt());
            assertThat(event.subject()).isEqualTo("tokens/" + facts.id().value());
            assertThat(event.data())
                    .isEqualTo(Map.of(
                            "token_id", facts.id().value().toString(),
                            "room_id", facts.room().value().toString(),
                            "session_id", facts.session().value().toString(),
                            "identity", "ana",
                            "role", "viewer",
                            "expires_at", facts.expiresAt().toString(),
                            "join_count", 0));
        });
    }

    @Test
    void a_revoked_token_is_not_told_of() {
        var token = mint("ana").facts();
        house.revokeToken.handle(new RevokeToken.Command(house.admin(), token.id()));
        pass(Duration.ofHours(1));
        assertThat(told()).isEmpty();
    }

    @Test
    void a_key_that_has_expired_is_told_without_a_room_or_a_secret() {
        var end = house.clock.instant().plusSeconds(TTL);
        var made = house.createApiKey.handle(
                new CreateApiKey.Command(house.admin(), "booking", Set.of(Scope.ROOMS_READ), end));
        pass(Duration.ofHours(1));
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.API_KEY_EXPIRED);
            assertThat(event.room()).isNull();
            assertThat(event.data())
                    .isEqualTo(Map.of(
                            "api_key_id", made.key().id().value().toString(),
                            "name", "booking",
                            "expires_at", end.toString()));
        });
    }

    @Test
    void after_a_long_pause_all_that_has_expired_is_told_in_parts() {
        var room = house.openGroupRoom().room().id();
        for (var each = 0; each < 101; each++) {
            house.mint(room, TokenFixture.wish("p" + each, ParticipantRole.VIEWER, TTL));
        }
        house.clock.advance(Duration.ofDays(3));
        assertThat(house.expireCredentials.handle()).isTrue();
        assertThat(house.expireCredentials.handle()).isTrue();
        assertThat(house.expireCredentials.handle()).isFalse();
        assertThat(told()).hasSize(101).doesNotHaveDuplicates();
    }
}
