package dev.rooms.domain.template;

import dev.rooms.domain.shared.Rules;
import dev.rooms.domain.shared.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be set for a room. Null means: not said here, so the next layer decides (request, template, system). Times in seconds. */
public record RoomSettings(
        @Nullable Integer maxParticipants,
        @Nullable Integer emptyTimeout,
        @Nullable Integer departureTimeout,
        @Nullable Integer maxDuration,
        @Nullable Integer grace,
        @Nullable List<Codec> codecs,
        @Nullable Boolean recordingEnabled,
        @Nullable Boolean sipEnabled,
        @Nullable Map<String, String> metadata) {
    private static final int MAX_KEYS = 50;
    private static final int MAX_KEY = 40;
    private static final int MAX_VALUE = 500;

    public static final RoomSettings NOTHING = new RoomSettings(null, null, null, null, null, null, null, null, null);

    /** @throws dev.rooms.domain.shared.Invalid with every value that can never be right */
    public void check(Rules rules) {
        // LiveKit reads 0 as "the server's default", so 0 would not mean what it says.
        rules.atLeast(maxParticipants, 1, "/max_participants")
                .atLeast(emptyTimeout, 1, "/empty_timeout_seconds")
                .atLeast(departureTimeout, 1, "/departure_timeout_seconds")
                .atLeast(maxDuration, 1, "/max_duration_seconds")
                .atLeast(grace, 0, "/grace_seconds")
                .must(codecs == null || !codecs.isEmpty(), "/codecs", "empty", "must name at least one codec")
                .must(
                        codecs == null || codecs.stream().distinct().count() == codecs.size(),
                        "/codecs",
                        "duplicate",
                        "must name each codec once");
        if (metadata != null) {
            rules.must(metadata.size() <= MAX_KEYS, "/metadata", "too-many", "must have at most " + MAX_KEYS + " keys");
            metadata.forEach((key, value) -> checkEntry(rules, key, value));
        }
    }

    private static void checkEntry(Rules rules, String key, String value) {
        var pointer = "/metadata" + Violation.step(key);
        rules.must(
                        !key.isEmpty() && key.codePointCount(0, key.length()) <= MAX_KEY,
                        pointer,
                        "bad-key",
                        "must have a key of 1 to " + MAX_KEY + " characters")
                .must(
                        value.codePointCount(0, value.length()) <= MAX_VALUE,
                        pointer,
                        "too-long",
                        "must be at most " + MAX_VALUE + " characters");
    }
}
