package dev.rooms.domain.access;

import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.Rules;
import dev.rooms.domain.shared.Violation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody asks of a join token. */
public record TokenWish(
        ParticipantIdentity identity,
        ParticipantRole role,
        @Nullable String name,
        @Nullable Integer ttl,
        Map<String, String> attributes,
        @Nullable String metadata,
        @Nullable Integer maxUses,
        Grant.Wish grants) {
    /** LiveKit's limits, in bytes (LIVEKIT: defaults of {@code limit:} in its configuration). */
    private static final int MAX_NAME = 256;

    private static final int MAX_METADATA = 512 * 1024;
    private static final int MAX_ATTRIBUTES = 64 * 1024;
    /** Attributes under this prefix are ours: the token id by which joins are known travels there. */
    public static final String RESERVED = "rooms.";

    private static final int OWN_ATTRIBUTES = 64;

    public TokenWish {
        attributes = Map.copyOf(attributes);
    }

    /** @throws dev.rooms.domain.shared.Invalid with every value that can never be right */
    public void check() {
        var rules = new Rules();
        identity.checkMinted(rules, "/identity");
        if (name != null) {
            rules.bytes(name, MAX_NAME, "/name")
                    .must(
                            name.chars().noneMatch(Character::isISOControl),
                            "/name",
                            "control-character",
                            "must not contain control characters");
        }
        rules.bytes(metadata, MAX_METADATA, "/metadata")
                .atLeast(ttl, 1, "/ttl_seconds")
                .atLeast(maxUses, 1, "/max_uses");
        checkAttributes(rules);
        rules.check();
    }

    int attributesBytes() {
        return attributes.entrySet().stream()
                .mapToInt(entry -> Rules.utf8Length(entry.getKey()) + Rules.utf8Length(entry.getValue()))
                .sum();
    }

    private void checkAttributes(Rules rules) {
        for (var key : attributes.keySet()) {
            rules.must(
                    !key.startsWith(RESERVED),
                    "/attributes" + Violation.step(key),
                    "reserved",
                    "must not begin with " + RESERVED);
        }
        rules.must(
                OWN_ATTRIBUTES + attributesBytes() <= MAX_ATTRIBUTES,
                "/attributes",
                "too-long",
                "must be at most 64 KiB together");
    }
}
