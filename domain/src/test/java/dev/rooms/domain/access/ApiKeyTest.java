package dev.rooms.domain.access;

import static dev.rooms.domain.room.RoomFixture.NOW;
import static dev.rooms.domain.shared.Broken.rulesOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.domain.shared.Scope;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ApiKeyTest {
    private static ApiKey issue(String name, Set<Scope> scopes, Instant expiresAt) {
        return ApiKey.issue(new ApiKeyId(new UUID(0, 1)), name, scopes, "hash", "operator", NOW, expiresAt);
    }

    private final ApiKey key = issue("booking", Set.of(Scope.ADMIN), NOW.plusSeconds(60));

    @Test
    void a_key_has_a_name_a_scope_and_a_future() {
        assertThat(rulesOf(() -> issue(" ", Set.of(), NOW)))
                .containsExactly("/name blank", "/scopes empty", "/expires_at in-the-past");
    }

    @Test
    void a_key_is_good_until_it_expires() {
        assertThat(key.isGoodAt(NOW.plusSeconds(59))).isTrue();
        assertThat(key.isGoodAt(NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void a_revoked_key_is_never_good_and_the_first_who_revoked_it_counts() {
        var revoked = key.revoked("desk", NOW);
        assertThat(revoked.isGoodAt(NOW)).isFalse();
        assertThat(revoked.revoked("night shift", NOW.plusSeconds(1))).isEqualTo(revoked);
        assertThat(revoked.revokedBy()).isEqualTo("desk");
    }
}
