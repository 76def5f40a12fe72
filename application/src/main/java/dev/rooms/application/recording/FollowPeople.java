package dev.rooms.application.recording;

import dev.rooms.application.consent.ConsentFollower;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.participant.PresenceFollower;
import dev.rooms.application.room.MakeDemand;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingWish;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.template.ConsentPolicy;
import dev.rooms.domain.template.LateJoinerPolicy;
import java.time.InstantSource;
import java.util.List;

/** Does with the recordings of a room what its template says about who comes, goes, accepts and withdraws. */
public final class FollowPeople implements PresenceFollower, ConsentFollower {
    private static final String CONSENT_MISSING = "consent-missing";

    private final Rooms rooms;
    private final Sessions sessions;
    private final Recordings recordings;
    private final Connections connections;
    private final Consenting consenting;
    private final StartRecording startRecording;
    private final KeepRecording keepRecording;
    private final MakeDemand makeDemand;
    private final InstantSource clock;

    public FollowPeople(
            Rooms rooms,
            Sessions sessions,
            Recordings recordings,
            Connections connections,
            Consenting consenting,
            StartRecording startRecording,
            KeepRecording keepRecording,
            MakeDemand makeDemand,
            InstantSource clock) {
        this.rooms = rooms;
        this.sessions = sessions;
        this.recordings = recordings;
        this.connections = connections;
        this.consenting = consenting;
        this.startRecording = startRecording;
        this.keepRecording = keepRecording;
        this.makeDemand = makeDemand;
        this.clock = clock;
    }

    @Override
    public void changed(Session session, Connection connection) {
        if (session.isOver() || !connection.kind().isPerson()) {
            return;
        }
        var live = recordings.live(session);
        if (live.isEmpty()) {
            var room = rooms.lockEvenDeleted(session.room());
            if (connection.leftAt() == null && recordings.had(session.id())) {
                permit(room, session.livekitRoom(), connection.identity());
            }
            startAutomatically(room, session.id());
        } else if (connection.leftAt() == null) {
            joined(rooms.lockEvenDeleted(session.room()), session, live, connection.identity());
        } else if (consenting.present(session.id()).isEmpty()) {
            live.forEach(recording -> keepRecording.change(recording.id(), each -> each.dueAt(clock.instant())));
        }
    }

    private void joined(Room room, Session session, List<Recording> live, ParticipantIdentity identity) {
        var policy = consenting.policy(room);
        if (policy.lateJoiner() == LateJoinerPolicy.BLOCK) {
            // Also of those who have accepted: their token may be from before they did.
            permit(room, session.livekitRoom(), identity);
        } else if (consenting.isMissing(room, identity)) {
            live.forEach(recording -> keepRecording.change(
                    recording.id(),
                    each -> policy.lateJoiner() == LateJoinerPolicy.STOP
                            ? each.stopped(CONSENT_MISSING, identity.value(), clock.instant())
                            : each.remarked("informed " + identity.value(), "livekit", clock.instant())));
        }
    }

    private void permit(Room room, LiveKitRoomName name, ParticipantIdentity identity) {
        var policy = consenting.policy(room);
        if (policy.consent() == ConsentPolicy.ALL_MUST_ACCEPT && policy.lateJoiner() == LateJoinerPolicy.BLOCK) {
            makeDemand.handle(new MediaDemand.Permit(name, identity));
        }
    }

    @Override
    public void said(Room room, Consent consent) {
        sessions.findOpen(room.id()).ifPresent(session -> {
            var live = recordings.live(session);
            if (live.isEmpty()) {
                startAutomatically(room, session.id());
            } else if (consenting.isLost(room, consent)) {
                live.forEach(recording -> keepRecording.change(
                        recording.id(),
                        each -> each.stopped("consent-withdrawn", consent.recordedBy(), clock.instant())));
            } else {
                permit(room, session.livekitRoom(), consent.identity());
            }
        });
    }

    /** Once in a session: who stops it does not want it to begin again. */
    private void startAutomatically(Room room, SessionId id) {
        if (!consenting.policy(room).autoStart() || room.status().isOver() || !startRecording.isPossible(room)) {
            return;
        }
        var session = sessions.get(id);
        if (session.startedAt() != null
                && !session.isOver()
                && !recordings.had(id)
                && !consenting.present(id).isEmpty()
                && connections.of(id).stream().anyMatch(each -> each.role() == ParticipantRole.HOST)
                && consenting.missing(room, id).isEmpty()) {
            startRecording.request(room, session, RecordingWish.USUAL, "auto-start");
        }
    }
}
