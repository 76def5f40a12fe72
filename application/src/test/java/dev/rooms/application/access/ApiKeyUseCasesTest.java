package dev.rooms.application.access;

import static dev.rooms.application.House.NOW;
import static dev.rooms.application.shared.ActorFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.access.ApiKey;
import dev.rooms.domain.access.ApiKeyId;
import dev.rooms.domain.access.ApiKeyNotFound;
import dev.rooms.domain.access.BadCredentials;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Denied;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiKeyUseCasesTest {
    private final House house = new House();
    private final CreateApiKey.Created booking = create("booking", null);

    private CreateApiKey.Created create(String name, @Nullable Instant expiresAt) {
        return house.createApiKey.handle(
                new CreateApiKey.Command(house.admin(), name, Set.of(Scope.ROOMS_WRITE), expiresAt));
    }

    private Caller authenticate(String key) {
        return house.authenticateCaller.handle(key);
    }

    private void revoke(ApiKeyId id) {
        house.revokeApiKey.handle(new RevokeApiKey.Command(house.admin(), id, null));
    }

    private void refused(String key) {
        assertThatThrownBy(() -> authenticate(key)).isInstanceOf(BadCredentials.class);
    }

    @Nested
    class Making {
        @Test
        void a_key_is_good_for_a_year_unless_said_otherwise() {
            assertThat(booking.key().expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(365)));
            assertThat(create("short", NOW.plusSeconds(1)).key().expiresAt()).isEqualTo(NOW.plusSeconds(1));
        }

        @Test
        void its_text_holds_256_random_bits_and_names_the_key() {
            assertThat(booking.text())
                    .matches("rk_" + booking.key().id().value() + "_[0-9a-f]{64}")
                    .isNotEqualTo(create("booking", null).text());
        }

        @Test
        void its_text_is_neither_kept_nor_printed() {
            var secret = booking.text().substring(booking.text().lastIndexOf('_') + 1);
            assertThat(booking.toString()).doesNotContain(secret);
            assertThat(house.apiKeys.find(booking.key().id()))
                    .hasValueSatisfying(kept -> assertThat(kept.toString()).doesNotContain(secret));
        }

        @Test
        void a_key_that_can_never_be_right_is_refused() {
            assertThatThrownBy(() -> create(" ", null)).isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> create("late", NOW)).isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> create("Operator", null)).isInstanceOf(Invalid.class);
        }

        @Test
        void a_key_cannot_make_keys_unless_it_is_an_administrators() {
            var caller = authenticate(booking.text());
            assertThatThrownBy(() -> house.createApiKey.handle(
                            new CreateApiKey.Command(caller, "more", Set.of(Scope.ADMIN), null)))
                    .isInstanceOf(Denied.class);
        }

        @Test
        void keys_are_listed_with_those_revoked() {
            var other = create("other", null);
            revoke(booking.key().id());
            assertThat(house.listApiKeys
                            .handle(new ListApiKeys.Query(house.admin(), House.WHOLE))
                            .items())
                    .extracting(ApiKey::id)
                    .containsExactly(other.key().id(), booking.key().id());
        }
    }

    @Nested
    class Calling {
        @Test
        void who_sends_a_good_key_is_known_by_its_name_and_scopes() {
            assertThat(authenticate(booking.text()))
                    .isEqualTo(new Caller(booking.key().actor(), Set.of(Scope.ROOMS_WRITE)));
        }

        @Test
        void who_sends_the_operators_key_may_do_everything() {
            assertThat(authenticate(House.OPERATOR_KEY)).isEqualTo(new Caller(Actor.OPERATOR, Set.of(Scope.ADMIN)));
        }

        @Test
        void without_an_operators_key_nobody_is_the_operator() {
            var closed = new AuthenticateCaller(OperatorKey.none(), house.apiKeys, house.transactions, house.clock);
            assertThatThrownBy(() -> closed.handle(House.OPERATOR_KEY)).isInstanceOf(BadCredentials.class);
        }

        @Test
        void an_expired_key_is_refused() {
            var text = create("short", NOW.plusSeconds(60)).text();
            house.clock.advance(Duration.ofSeconds(59));
            assertThat(authenticate(text).name()).isEqualTo("short");
            house.clock.advance(Duration.ofSeconds(1));
            refused(text);
        }

        @Test
        void a_revoked_key_is_refused_at_once() {
            revoke(booking.key().id());
            refused(booking.text());
        }

        @Test
        void another_secret_is_refused() {
            refused(booking.text().substring(0, booking.text().length() - 1) + "x");
            refused("rk_" + booking.key().id().value() + "_");
        }

        @Test
        void the_secret_of_another_key_is_refused() {
            var secret = booking.text().substring(booking.text().lastIndexOf('_'));
            refused("rk_" + create("other", null).key().id().value() + secret);
        }

        @Test
        void a_key_that_nobody_made_is_refused() {
            refused("rk_" + FreshIds.next() + "_" + "0".repeat(64));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "rk_", "rk__", "rk_x_y", "Bearer", "rk_test_00000000000000000000000000000001", "_"})
        void what_is_no_key_is_refused(String text) {
            refused(text);
        }
    }

    @Nested
    class Revoking {
        @Test
        void twice_is_revoking_once() {
            revoke(booking.key().id());
            house.clock.advance(Duration.ofMinutes(1));
            revoke(booking.key().id());
            assertThat(house.apiKeys.find(booking.key().id()))
                    .contains(booking.key().revoked(DESK, NOW));
        }

        @Test
        void is_refused_for_a_key_that_nobody_made() {
            assertThatThrownBy(() -> revoke(new ApiKeyId(FreshIds.next()))).isInstanceOf(ApiKeyNotFound.class);
        }
    }
}
