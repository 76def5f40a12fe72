package dev.rooms.application.recording;

import dev.rooms.application.consent.Consents;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.template.Templates;
import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.consent.ConsentDecision;
import dev.rooms.domain.consent.ConsentId;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.template.ConsentPolicy;
import dev.rooms.domain.template.LateJoinerPolicy;
import dev.rooms.domain.template.RecordingPolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows who in a room must accept to be recorded, and has not. */
public final class Consenting {
    private final Templates templates;
    private final Consents consents;
    private final Connections connections;

    public Consenting(Templates templates, Consents consents, Connections connections) {
        this.templates = templates;
        this.consents = consents;
        this.connections = connections;
    }

    RecordingPolicy policy(Room room) {
        return templates.draft(room.plan().template(), room.plan().revision()).recording();
    }

    /** The acceptances of those who are present. */
    List<Consent> of(Room room, SessionId session) {
        var present = present(session);
        var holding = holding(room, present);
        return present.stream().map(holding::get).filter(Objects::nonNull).toList();
    }

    /** Who is present, phone callers too, and has not accepted; nobody where nobody has to. */
    List<ParticipantIdentity> missing(Room room, SessionId session) {
        if (!isAsked(room)) {
            return List.of();
        }
        var present = present(session);
        var holding = holding(room, present);
        return present.stream()
                .filter(identity -> !holding.containsKey(identity))
                .toList();
    }

    boolean isMissing(Room room, ParticipantIdentity identity) {
        return isAsked(room) && !holding(room, List.of(identity)).containsKey(identity);
    }

    /** Whether a person in this recording has just refused, after they had accepted or were only informed. */
    boolean isLost(Room room, Recording recording, Consent last) {
        return isRefused(room, recording, last) && (isOnlyInformed(room) || held(room, last));
    }

    /** Whether a person in this recording, who was only informed, repeats an earlier refusal. */
    boolean isStillLost(Room room, Recording recording, Consent last) {
        return isOnlyInformed(room) && isRefused(room, recording, last);
    }

    private boolean isRefused(Room room, Recording recording, Consent last) {
        return isAsked(room)
                && last.decision() != ConsentDecision.ACCEPTED
                && connections.of(recording.facts().session(), last.identity()).stream()
                        .filter(connection -> connection.kind().isPerson())
                        .anyMatch(recording::overlaps);
    }

    /** Whether an acceptance of the same identity held just before this decision. */
    private boolean held(Room room, Consent last) {
        return !holding(room, List.of(last.identity()), last.id()).isEmpty();
    }

    private boolean isAsked(Room room) {
        return policy(room).consent() == ConsentPolicy.ALL_MUST_ACCEPT;
    }

    private boolean isOnlyInformed(Room room) {
        return policy(room).lateJoiner() == LateJoinerPolicy.ANNOUNCE;
    }

    List<ParticipantIdentity> present(SessionId session) {
        return connections.open(session).stream()
                .filter(connection -> connection.kind().isPerson())
                .map(Connection::identity)
                .distinct()
                .toList();
    }

    private Map<ParticipantIdentity, Consent> holding(Room room, List<ParticipantIdentity> identities) {
        return holding(room, identities, null);
    }

    private Map<ParticipantIdentity, Consent> holding(
            Room room, List<ParticipantIdentity> identities, @Nullable ConsentId before) {
        var version = policy(room).consentTextVersion();
        return Consent.holding(consents.deciding(room.id(), Set.copyOf(identities), version, before), version);
    }
}
