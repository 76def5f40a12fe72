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
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.template.ConsentPolicy;
import dev.rooms.domain.template.LateJoinerPolicy;
import java.time.InstantSource;
import java.util.List;

/** Does with the recordings of a room what its template says about who comes, goes, accepts and withdraws. */
public final class FollowPeople implements PresenceFollower, ConsentFollower, RecordingFollower {
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
        // Held, so that no recording begins between this look at what is recorded and its commit.
        var room = rooms.holdEvenDeleted(session.room());
        var live = recordings.live(session);
        if (connection.leftAt() == null) {
            joined(room, session, live, connection);
        } else if (!live.isEmpty() && consenting.present(session.id()).isEmpty()) {
            live.forEach(recording -> keepRecording.change(recording.id(), each -> each.dueAt(clock.instant())));
        }
        startAutomatically(room, session.id());
    }

    private void joined(Room room, Session session, List<Recording> live, Connection connection) {
        var identity = connection.identity();
        if (live.isEmpty()) {
            permitAgain(room, session, identity);
        } else if (isBlocking(room)) {
            // Also of those who have accepted: their token may be from before they did.
            permit(session.livekitRoom(), identity);
        } else if (consenting.isMissing(room, identity)) {
            live.forEach(recording -> keepRecording.change(
                    recording.id(),
                    each -> consenting.policy(room).lateJoiner() == LateJoinerPolicy.STOP
                            ? each.stopped(CONSENT_MISSING, connection.actor(), clock.instant())
                            : each.remarked("informed " + identity.value(), Actor.LIVEKIT, clock.instant())));
        }
    }

    /** Their token, or one that LiveKit has made of it, may be from when the room was recorded. */
    private void permitAgain(Room room, Session session, ParticipantIdentity identity) {
        if (isBlocking(room) && recordings.had(room.id())) {
            permit(session.livekitRoom(), identity);
        }
    }

    private boolean isBlocking(Room room) {
        var policy = consenting.policy(room);
        return policy.consent() == ConsentPolicy.ALL_MUST_ACCEPT && policy.lateJoiner() == LateJoinerPolicy.BLOCK;
    }

    private void permit(LiveKitRoomName name, ParticipantIdentity identity) {
        makeDemand.handle(new MediaDemand.Permit(name, identity));
    }

    @Override
    public void said(Room room, Consent consent) {
        sessions.findOpen(room.id()).ifPresent(session -> {
            var live = recordings.live(session);
            var lost = live.stream()
                    .filter(recording -> consenting.isLost(room, recording, consent))
                    .toList();
            lost.forEach(recording -> withdraw(recording, consent));
            if (lost.isEmpty() && !live.isEmpty() && isBlocking(room)) {
                permit(session.livekitRoom(), consent.identity());
            }
            startAutomatically(room, session.id());
        });
    }

    /** A person may refuse before a recording has them in it, and repeat the refusal once it has: that stops it. */
    @Override
    public void repeated(Room room, Consent last) {
        sessions.findOpen(room.id())
                .ifPresent(session -> recordings.live(session).stream()
                        .filter(recording -> consenting.isStillLost(room, recording, last))
                        .forEach(recording -> withdraw(recording, last)));
    }

    private void withdraw(Recording recording, Consent last) {
        keepRecording.change(
                recording.id(), each -> each.stopped("consent-withdrawn", last.recordedBy(), clock.instant()));
    }

    /** The recording of the session before may have kept this one from being recorded. */
    @Override
    public void ended(Room room) {
        sessions.findOpen(room.id()).ifPresent(session -> startAutomatically(room, session.id()));
    }

    /** Once in a session: who stops it does not want it to begin again. A single track is not what is meant by it. */
    private void startAutomatically(Room seen, SessionId id) {
        // Looked at before it is locked, which most rooms need not be.
        if (!consenting.policy(seen).autoStart() || recordings.hadComposite(id)) {
            return;
        }
        var room = rooms.lockEvenDeleted(seen.id());
        var session = sessions.get(id);
        if (session.startedAt() != null
                && !session.isOver()
                && !room.status().isOver()
                && !recordings.hadComposite(id)
                && startRecording.isPossible(room)
                && !consenting.present(id).isEmpty()
                && connections.of(id).stream().anyMatch(each -> each.role() == ParticipantRole.HOST)
                && consenting.missing(room, id).isEmpty()) {
            startRecording.request(room, session, RecordingWish.USUAL, Actor.AUTO_START);
        }
    }
}
