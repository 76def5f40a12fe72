package dev.rooms.domain.access;

import static dev.rooms.domain.room.RoomFixture.NOW;
import static dev.rooms.domain.shared.ActorFixture.DESK;
import static dev.rooms.domain.shared.ActorFixture.NIGHT_SHIFT;
import static dev.rooms.domain.shared.Broken.rulesOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ActorKind;
import dev.rooms.domain.shared.Scope;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiKeyTest {
    private static ApiKey issue(String name, Set<Scope> scopes, Instant expiresAt) {
        return ApiKey.issue(new ApiKeyId(new UUID(0, 1)), name, scopes, "hash", Actor.OPERATOR, NOW, expiresAt);
    }

    private final ApiKey key = issue("booking", Set.of(Scope.ADMIN), NOW.plusSeconds(60));

    @Test
    void a_key_has_a_name_a_scope_and_a_future() {
        assertThat(rulesOf(() -> issue(" ", Set.of(), NOW)))
                .containsExactly("/name blank", "/scopes empty", "/expires_at in-the-past");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operator",
                "rooms",
                "livekit",
                "recorder",
                "scheduler",
                "auto-start",
                "clock",
                "Operator",
                "LIVEKIT",
                "Auto-Start",
                " rooms "
            })
    void a_key_is_not_called_like_the_operator_or_a_part_of_rooms(String name) {
        assertThat(rulesOf(() -> issue(name, Set.of(Scope.ADMIN), NOW.plusSeconds(60))))
                .containsExactly("/name reserved");
    }

    @Test
    void a_key_that_calls_is_known_by_its_id_beside_its_name() {
        var namesake = ApiKey.issue(
                new ApiKeyId(new UUID(0, 2)), "booking", key.scopes(), "hash", DESK, NOW, NOW.plusSeconds(60));
        assertThat(key.actor())
                .isEqualTo(new Actor(ActorKind.KEY, key.id().value().toString(), "booking"))
                .isNotEqualTo(namesake.actor());
    }

    @Test
    void a_key_is_good_until_it_expires() {
        assertThat(key.isGoodAt(NOW.plusSeconds(59))).isTrue();
        assertThat(key.isGoodAt(NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void a_revoked_key_is_never_good_and_the_first_who_revoked_it_counts() {
        var revoked = key.revoked(DESK, NOW);
        assertThat(revoked.isGoodAt(NOW)).isFalse();
        assertThat(revoked.revoked(NIGHT_SHIFT, NOW.plusSeconds(1))).isEqualTo(revoked);
        assertThat(revoked.revokedBy()).isEqualTo(DESK);
    }
}
