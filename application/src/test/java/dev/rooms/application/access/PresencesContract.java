package dev.rooms.application.access;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.drift.Looks;
import dev.rooms.application.participant.ConnectionFixture;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.room.GivenSessions;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of all {@link Presences}. */
public interface PresencesContract extends GivenSessions {
    Presences presences();

    Connections connections();

    Looks looks();

    private Connection saved(Connection connection) {
        transactions().run(() -> connections().save(connection));
        return connection;
    }

    private Map<TokenId, Instant> lastSeen(TokenId token) {
        return transactions().within(() -> presences().lastSeen(Set.of(token)));
    }

    private void seen(Session session, Instant at) {
        transactions().run(() -> looks().seen(Set.of(session.id()), at));
    }

    @Test
    default void a_holder_is_there_until_they_leave() {
        var connection = saved(ConnectionFixture.joined(givenSession(), "ana", NOW));
        var token = Objects.requireNonNull(connection.token());
        assertThat(transactions().within(() -> presences().has(token))).isTrue();
        saved(connection.left(null, NOW.plusSeconds(1)));
        assertThat(transactions().within(() -> presences().has(token))).isFalse();
    }

    @Test
    default void a_holder_who_is_there_was_seen_when_their_session_was_looked_at() {
        var session = givenSession();
        var connection = saved(ConnectionFixture.joined(session, "ana", NOW));
        var token = Objects.requireNonNull(connection.token());
        assertThat(lastSeen(token)).isEmpty();
        seen(session, NOW.plusSeconds(15));
        assertThat(lastSeen(token)).isEqualTo(Map.of(token, NOW.plusSeconds(15)));
        saved(connection.left(null, NOW.plusSeconds(16)));
        assertThat(lastSeen(token)).isEmpty();
    }
}
