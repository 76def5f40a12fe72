package dev.rooms.domain.consent;

import dev.rooms.domain.shared.Conflict;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.util.List;
import java.util.Map;

/** Somebody who is in the room has not accepted to be recorded. */
public final class ConsentMissing extends Conflict {
    private static final long serialVersionUID = 1;

    private final transient List<ParticipantIdentity> missing;

    public ConsentMissing(List<ParticipantIdentity> missing) {
        super(
                "consent-missing",
                "Not everybody in the room has accepted to be recorded; ask the identities named here.");
        this.missing = List.copyOf(missing);
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of(
                "missing", missing.stream().map(ParticipantIdentity::value).toList());
    }
}
