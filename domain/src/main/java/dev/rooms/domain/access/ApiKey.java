package dev.rooms.domain.access;

import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ActorKind;
import dev.rooms.domain.shared.Rules;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.Version;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A key that a service calls us with; of its secret only the SHA-256 is kept. */
public record ApiKey(
        ApiKeyId id,
        String name,
        Set<Scope> scopes,
        String secretHash,
        Actor createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Actor revokedBy,
        @Nullable Instant lastUsedAt) {
    public static final Duration USUAL_LIFE = Duration.ofDays(365);
    private static final int MAX_NAME = 256;
    /** The stored time of the last use is at most this much older than the last use. */
    private static final Duration USE_INTERVAL = Duration.ofSeconds(30);

    /** Names of the operator and of the parts of Rooms. */
    private static final Set<String> RESERVED =
            Set.of("operator", "rooms", "livekit", "recorder", "scheduler", "auto-start", "clock");

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    public static ApiKey issue(
            ApiKeyId id, String name, Set<Scope> scopes, String secretHash, Actor by, Instant now, Instant expiresAt) {
        new Rules()
                .line(name, MAX_NAME, "/name")
                .must(
                        !isReserved(name),
                        "/name",
                        "reserved",
                        "must not be the name of the operator or of a part of Rooms")
                .must(!scopes.isEmpty(), "/scopes", "empty", "must name at least one scope")
                .must(expiresAt.isAfter(now), "/expires_at", "in-the-past", "must be in the future")
                .check();
        return new ApiKey(id, name, scopes, secretHash, by, now, expiresAt, null, null, null);
    }

    /** Also in letters of other widths, and with characters that nobody sees. */
    private static boolean isReserved(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "");
        return RESERVED.contains(plain.strip().toLowerCase(Locale.ROOT));
    }

    /** The holder of this key. */
    public Actor actor() {
        return new Actor(ActorKind.KEY, id.value().toString(), name);
    }

    /** Revoking is the only change there is. */
    public Version version() {
        return revokedAt == null ? Version.FIRST : new Version(1);
    }

    public boolean isGoodAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** The time before which the last use has to be stored anew. */
    public static Instant usesBefore(Instant now) {
        return now.minus(USE_INTERVAL);
    }

    /** Revoking twice is revoking once. */
    public ApiKey revoked(Actor by, Instant now) {
        return revokedAt != null
                ? this
                : new ApiKey(id, name, scopes, secretHash, createdBy, createdAt, expiresAt, now, by, lastUsedAt);
    }
}
