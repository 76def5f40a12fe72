package dev.rooms.domain.template;

import dev.rooms.domain.shared.Rules;
import org.jspecify.annotations.Nullable;

/**
 * How rooms of a template are recorded.
 *
 * @param consentTextVersion only this version of the text counts as consent; null: any
 * @param retentionDays how long a recording is kept; null: until somebody deletes it
 */
public record RecordingPolicy(
        ConsentPolicy consent,
        LateJoinerPolicy lateJoiner,
        @Nullable String consentTextVersion,
        boolean autoStart,
        @Nullable Integer retentionDays) {
    private static final int MAX_VERSION = 100;

    public static RecordingPolicy usual(RoomType type) {
        return new RecordingPolicy(ConsentPolicy.usual(type), LateJoinerPolicy.BLOCK, null, false, null);
    }

    void check(Rules rules) {
        rules.line(consentTextVersion, MAX_VERSION, "/consent_text_version")
                .atLeast(retentionDays, 1, "/retention_days");
    }
}
