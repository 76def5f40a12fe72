package dev.rooms.application.access;

import static dev.rooms.application.House.NOW;
import static dev.rooms.application.shared.ActorFixture.NIGHT_SHIFT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.ActorFixture;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.ApiKey;
import dev.rooms.domain.access.ApiKeyId;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Period;
import dev.rooms.domain.shared.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store of API keys promises. Others may have left keys in it. */
public interface ApiKeysContract {
    ApiKeys apiKeys();

    Transactions transactions();

    private ApiKey added(Set<Scope> scopes) {
        var id = new ApiKeyId(FreshIds.next());
        var key = ApiKey.issue(
                id, "Booking", scopes, "hash of " + id.value(), Actor.OPERATOR, NOW, NOW.plus(Duration.ofDays(1)));
        transactions().run(() -> apiKeys().add(key));
        return key;
    }

    private Optional<ApiKey> find(ApiKeyId id) {
        return transactions().within(() -> apiKeys().find(id));
    }

    @Test
    default void a_key_is_found_as_it_was_added() {
        var key = added(Set.of(Scope.ROOMS_WRITE));
        assertThat(find(key.id())).contains(key);
    }

    @Test
    default void a_key_keeps_every_scope() {
        var key = added(EnumSet.allOf(Scope.class));
        assertThat(find(key.id())).map(ApiKey::scopes).contains(EnumSet.allOf(Scope.class));
    }

    @Test
    default void who_made_and_revoked_a_key_is_kept_with_kind_and_id() {
        for (var by : ActorFixture.NAMESAKES) {
            var id = new ApiKeyId(FreshIds.next());
            var key = ApiKey.issue(
                    id, "Booking", Set.of(Scope.ADMIN), "hash of " + id.value(), by, NOW, NOW.plusSeconds(60));
            transactions().run(() -> apiKeys().add(key));
            assertThat(find(id)).contains(key);
            var revoked = key.revoked(by, NOW);
            transactions().run(() -> apiKeys().save(revoked));
            assertThat(find(id)).contains(revoked);
        }
    }

    @Test
    default void a_key_that_nobody_made_is_not_found() {
        assertThat(find(new ApiKeyId(FreshIds.next()))).isEmpty();
    }

    @Test
    default void a_revoked_key_is_found_as_revoked() {
        var key = added(Set.of(Scope.TOKENS_READ, Scope.TOKENS_WRITE));
        var revoked = key.revoked(NIGHT_SHIFT, NOW.plusSeconds(1));
        transactions().run(() -> apiKeys().save(revoked));
        assertThat(find(key.id())).contains(revoked);
    }

    @Test
    default void keys_are_listed_newest_first_page_by_page() {
        var oldest = added(Set.of(Scope.ADMIN));
        var middle = added(Set.of(Scope.ADMIN));
        var newest = added(Set.of(Scope.ADMIN));
        var fromHere = FreshIds.next();
        var first = transactions().within(() -> apiKeys().list(new Page.Request(2, fromHere)));
        assertThat(first.items()).containsExactly(newest, middle);
        assertThat(first.next()).isEqualTo(middle.id().value());
        var second = transactions().within(() -> apiKeys().list(new Page.Request(1, first.next())));
        assertThat(second.items()).containsExactly(oldest);
    }

    @Test
    default void keys_are_found_by_the_time_of_their_creation() {
        var key = added(Set.of(Scope.ADMIN));
        assertThat(first(new Period(NOW.minusMillis(1), NOW.plusMillis(1)))).contains(key);
        assertThat(first(new Period(NOW, null))).doesNotContain(key);
        assertThat(first(new Period(null, NOW))).doesNotContain(key);
    }

    private List<ApiKey> first(Period created) {
        return transactions()
                .within(() -> apiKeys().list(new Page.Request(1, null, created)))
                .items();
    }

    @Test
    default void a_use_is_stored_unless_a_later_one_is() {
        var key = added(Set.of(Scope.ADMIN));
        var later = NOW.plusSeconds(40);
        used(key, NOW);
        assertThat(find(key.id())).map(ApiKey::lastUsedAt).contains(NOW);
        used(key, NOW.plusSeconds(20));
        assertThat(find(key.id())).map(ApiKey::lastUsedAt).contains(NOW);
        used(key, later);
        assertThat(find(key.id())).map(ApiKey::lastUsedAt).contains(later);
        assertThat(find(key.id())).map(ApiKey::version).contains(key.version());
    }

    private void used(ApiKey key, Instant now) {
        transactions().run(() -> apiKeys().used(key.id(), now, now.minusSeconds(30)));
    }
}
