package dev.rooms.application.recording;

import dev.rooms.application.consent.Consents;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.template.Templates;
import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.consent.ConsentDecision;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.template.ConsentPolicy;
import dev.rooms.domain.template.LateJoinerPolicy;
import dev.rooms.domain.template.RecordingPolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
        var holding = holding(room);
        return present(session).stream()
                .map(holding::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Who is present, phone callers too, and has not accepted; nobody where nobody has to. */
    List<ParticipantIdentity> missing(Room room, SessionId session) {
        if (policy(room).consent() != ConsentPolicy.ALL_MUST_ACCEPT) {
            return List.of();
        }
        var holding = holding(room);
        return present(session).stream()
                .filter(identity -> !holding.containsKey(identity))
                .toList();
    }

    boolean isMissing(Room room, ParticipantIdentity identity) {
        return policy(room).consent() == ConsentPolicy.ALL_MUST_ACCEPT
                && !holding(room).containsKey(identity);
    }

    /** Whether somebody who is recorded has just said no: who had said yes, or who was only informed. */
    boolean isLost(Room room, SessionId session, Consent last) {
        var policy = policy(room);
        if (policy.consent() != ConsentPolicy.ALL_MUST_ACCEPT || last.decision() == ConsentDecision.ACCEPTED) {
            return false;
        }
        if (policy.lateJoiner() == LateJoinerPolicy.ANNOUNCE) {
            return present(session).contains(last.identity());
        }
        var before = consents.of(room.id()).stream()
                .filter(consent -> !consent.id().equals(last.id()))
                .toList();
        return Consent.holding(before, policy.consentTextVersion()).containsKey(last.identity());
    }

    List<ParticipantIdentity> present(SessionId session) {
        return connections.open(session).stream()
                .filter(connection -> connection.kind().isPerson())
                .map(Connection::identity)
                .distinct()
                .toList();
    }

    private Map<ParticipantIdentity, Consent> holding(Room room) {
        return Consent.holding(consents.of(room.id()), policy(room).consentTextVersion());
    }
}
