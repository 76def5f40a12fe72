package dev.rooms.application.webhook;

import dev.rooms.application.access.RecordTokenUse;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.participant.PresenceFollower;
import dev.rooms.application.participant.RecordFailedJoin;
import dev.rooms.application.participant.RecordPresence;
import dev.rooms.application.participant.RecordTrack;
import dev.rooms.application.recording.EgressReport;
import dev.rooms.application.room.EndSession;
import dev.rooms.application.room.FollowSession;
import dev.rooms.application.room.MakeDemand;
import dev.rooms.application.room.OccupyRoom;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Ids;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.participant.AttendanceId;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.participant.FailedJoin;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.Track;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings one event of LiveKit into the ledger. Doubles, disorder and events of other rooms are normal. */
public final class ApplyEvent {
    private final FollowSession followSession;
    private final OccupyRoom occupyRoom;
    private final EndSession endSession;
    private final Sessions sessions;
    private final Connections connections;
    private final RecordPresence recordPresence;
    private final RecordTrack recordTrack;
    private final RecordFailedJoin recordFailedJoin;
    private final Admittance admittance;
    private final MakeDemand makeDemand;
    private final RecordTokenUse recordTokenUse;
    private final FoldTokenUse foldTokenUse;
    private final PresenceFollower presenceFollower;
    private final Consumer<EgressReport> applyEgress;
    private final Ids ids;

    public ApplyEvent(
            FollowSession followSession,
            OccupyRoom occupyRoom,
            EndSession endSession,
            Sessions sessions,
            Connections connections,
            RecordPresence recordPresence,
            RecordTrack recordTrack,
            RecordFailedJoin recordFailedJoin,
            Admittance admittance,
            MakeDemand makeDemand,
            RecordTokenUse recordTokenUse,
            PresenceFollower presenceFollower,
            Consumer<EgressReport> applyEgress,
            Ids ids) {
        this.followSession = followSession;
        this.occupyRoom = occupyRoom;
        this.endSession = endSession;
        this.sessions = sessions;
        this.connections = connections;
        this.recordPresence = recordPresence;
        this.recordTrack = recordTrack;
        this.recordFailedJoin = recordFailedJoin;
        this.admittance = admittance;
        this.makeDemand = makeDemand;
        this.recordTokenUse = recordTokenUse;
        this.foldTokenUse = new FoldTokenUse(connections);
        this.presenceFollower = presenceFollower;
        this.applyEgress = applyEgress;
        this.ids = ids;
    }

    public void handle(WebhookEvent event) {
        switch (event) {
            case WebhookEvent.RoomStarted started -> follow(started.room(), started.at());
            case WebhookEvent.RoomFinished finished -> finish(finished);
            case WebhookEvent.ParticipantJoined joined ->
                follow(joined.room(), joined.at()).ifPresent(session -> meet(session, joined.participant(), null));
            case WebhookEvent.ParticipantLeft left ->
                follow(left.room(), left.at()).ifPresent(session -> meet(session, left.participant(), left.at()));
            case WebhookEvent.JoinFailed failed ->
                follow(failed.room(), failed.at()).ifPresent(session -> fail(session, failed));
            case WebhookEvent.TrackPublished track ->
                follow(track.room(), track.at())
                        .ifPresent(session -> recordTrack.handle(new Track(
                                track.track(), track.participant(), session.id(), track.source(), track.at(), null)));
            case WebhookEvent.TrackUnpublished track ->
                follow(track.room(), track.at())
                        .ifPresent(session -> recordTrack.handle(new Track(
                                track.track(), track.participant(), session.id(), track.source(), null, track.at())));
            case WebhookEvent.EgressChanged egress -> applyEgress.accept(egress.report());
            case WebhookEvent.Other _ -> {}
        }
    }

    private Optional<Session> follow(WebhookEvent.LiveRoom room, Instant at) {
        return followSession.handle(room.name(), room.sid(), at);
    }

    private void finish(WebhookEvent.RoomFinished finished) {
        // Found by sid alone, or as the room that was drawn and never told of: its start may have been lost.
        var session = sessions.findBySid(finished.room().sid())
                .or(() -> sessions.findOpen(finished.room().name())
                        .filter(drawn -> drawn.sid() == null)
                        .map(drawn -> drawn.boundTo(finished.room().sid(), finished.at())));
        session.ifPresent(known -> endSession.handle(known, SessionEndReason.EMPTIED, finished.at()));
    }

    /** @param leftAt null: they are there */
    private void meet(Session followed, WebhookEvent.LiveParticipant seen, @Nullable Instant leftAt) {
        var known = seen.isBounded() ? connections.find(seen.sid()) : Optional.<Connection>empty();
        var token = known.isPresent()
                ? null
                : admittance.tokenOf(followed.room(), seen).orElse(null);
        if (known.isEmpty() && admittance.isStranger(seen, token)) {
            if (leftAt == null) {
                evictIntruders(followed);
            }
            return;
        }
        var session = seen.kind().isDependent() ? followed : occupyRoom.handle(followed, seen.joinedAt());
        var connection = known.orElseGet(() -> connection(session, seen, token == null ? null : token.facts()));
        if (leftAt != null) {
            connection = connection.left(seen.disconnectReason(), leftAt);
        } else if (session.endedAt() != null) {
            connection = connection.left(null, session.endedAt());
        }
        if (known.isEmpty() || !known.get().equals(connection)) {
            recordPresence.handle(connection);
            use(session, connection);
            presenceFollower.changed(session, connection);
        }
        if (leftAt == null && admittance.isBanned(session.room(), seen)) {
            evictIntruders(session);
        }
    }

    /** A stranger who could not get in leaves no trace. */
    private void fail(Session session, WebhookEvent.JoinFailed failed) {
        var seen = failed.participant();
        if (seen.isBounded() && seen.kind() == ParticipantKind.STANDARD) {
            admittance
                    .tokenOf(session.room(), seen)
                    .map(token -> failedJoin(session, seen, token.facts(), failed.at()))
                    .ifPresent(recordFailedJoin::handle);
        }
    }

    private FailedJoin failedJoin(Session session, WebhookEvent.LiveParticipant seen, TokenFacts token, Instant at) {
        return new FailedJoin(
                ids.next(),
                session.room(),
                session.id(),
                token.id(),
                token.identity(),
                seen.name(),
                seen.kind(),
                token.role(),
                seen.sid(),
                at,
                at,
                1,
                seen.disconnectReason());
    }

    private void evictIntruders(Session session) {
        makeDemand.handle(new MediaDemand.EvictIntruders(session.livekitRoom()));
    }

    /** @param token null: their kind needs none */
    private Connection connection(Session session, WebhookEvent.LiveParticipant seen, @Nullable TokenFacts token) {
        return new Connection(
                seen.sid(),
                new AttendanceId(ids.next()),
                session.room(),
                session.id(),
                seen.identity(),
                seen.name(),
                seen.kind(),
                token == null ? null : token.id(),
                token == null ? null : token.role(),
                seen.joinedAt(),
                null,
                null);
    }

    /** Of all tokens of this identity: a connection that comes to be known late can part or join uses of another. */
    private void use(Session session, Connection connection) {
        var all = connections.of(session.id(), connection.identity());
        all.stream()
                .map(Connection::token)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .sorted(Comparator.comparing(TokenId::value))
                .forEach(token -> recordTokenUse.handle(
                        token,
                        foldTokenUse.of(token),
                        session,
                        all.stream().anyMatch(each -> token.equals(each.token()) && each.leftAt() == null)));
    }
}
