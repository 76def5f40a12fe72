package dev.rooms.domain.consent;

import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.Rules;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said once about being recorded in a room. Nothing of it ever changes; who thinks otherwise says so anew.
 *
 * @param textVersion of the text that they were shown
 * @param locale of that text (BCP 47)
 */
public record Consent(
        ConsentId id,
        RoomId room,
        ParticipantIdentity identity,
        ConsentDecision decision,
        @Nullable String textVersion,
        @Nullable String locale,
        Instant recordedAt,
        Actor recordedBy) {
    private static final int MAX_VERSION = 100;
    private static final int MAX_LOCALE = 35;

    /** @throws dev.rooms.domain.shared.Invalid with every value that can never be right */
    public void check() {
        var rules = new Rules().line(textVersion, MAX_VERSION, "/text_version").line(locale, MAX_LOCALE, "/locale");
        identity.check(rules, "/identity");
        rules.check();
    }

    /**
     * Whether this decision adds nothing to the last one of the same identity. The language of the text and the sender
     * do not matter. A withdrawal covers every acceptance, so its version does not matter either.
     */
    public boolean repeats(Consent last) {
        return decision == last.decision
                && (decision == ConsentDecision.WITHDRAWN || Objects.equals(textVersion, last.textVersion));
    }

    private boolean countsFor(@Nullable String version) {
        return decision == ConsentDecision.ACCEPTED && (version == null || version.equals(textVersion));
    }

    /**
     * The acceptances that hold: one that counts does until the same identity declines or withdraws.
     *
     * @param said in the order in which it was said
     * @param version of the text that alone counts; null: any
     */
    public static Map<ParticipantIdentity, Consent> holding(List<Consent> said, @Nullable String version) {
        var holding = new LinkedHashMap<ParticipantIdentity, Consent>();
        for (var consent : said) {
            if (consent.countsFor(version)) {
                holding.put(consent.identity(), consent);
            } else if (consent.decision() != ConsentDecision.ACCEPTED) {
                holding.remove(consent.identity());
            }
        }
        return holding;
    }
}
