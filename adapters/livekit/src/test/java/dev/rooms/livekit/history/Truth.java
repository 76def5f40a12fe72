package dev.rooms.livekit.history;

import dev.rooms.application.House;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.participant.Track;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionEndReason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger has to say when all is over. A webhook tells no more than the second, so times are right within it.
 *
 * @param happened what LiveKit told, whether or not it arrived
 * @param over when LiveKit died, if it did
 */
record Truth(
        History history,
        List<Told> happened,
        Set<Told> arrived,
        LiveKitThen livekit,
        @Nullable Instant over,
        boolean closed) {

    /** @return the first thing in which the ledger says otherwise */
    Optional<String> deniedBy(Ledger ledger) {
        var wrong = new ArrayList<String>();
        liveState(ledger, wrong);
        history.sessions().forEach(sid -> session(sid, ledger, wrong));
        var known = sessions(ledger).stream()
                .flatMap(session -> ledger.connections.of(session.id()).stream())
                .collect(Collectors.toMap(Connection::sid, each -> each));
        for (var each : happened) {
            if (each.event() instanceof WebhookEvent.ParticipantJoined joined) {
                var who = joined.participant();
                presence(who, isOurs(each), Optional.ofNullable(known.remove(who.sid())), ledger, wrong);
            }
        }
        known.values().forEach(each -> wrong.add("nobody told of " + each));
        return wrong.stream().findFirst();
    }

    private void liveState(Ledger ledger, List<String> wrong) {
        var status = ledger.room().status();
        check(status == (closed ? RoomStatus.ENDED : RoomStatus.OPEN), "the room is " + status, wrong);
        ledger.sessions.live().forEach(each -> wrong.add("still live: " + each));
        for (var session : sessions(ledger)) {
            ledger.connections.open(session.id()).forEach(each -> wrong.add("still there: " + each));
            var sids = ledger.connections.of(session.id()).stream()
                    .map(Connection::sid)
                    .collect(Collectors.toSet());
            ledger.tracks.of(sids).stream()
                    .filter(Track::isOpen)
                    .forEach(each -> wrong.add("still published: " + each));
        }
        check(history.names().containsAll(livekit.ended()), "ended " + livekit.ended(), wrong);
        check(livekit.evicted().isEmpty(), "evicted " + livekit.evicted(), wrong);
    }

    private void session(RoomSid sid, Ledger ledger, List<String> wrong) {
        var told =
                happened.stream().filter(each -> each.room().sid().equals(sid)).toList();
        var found = ledger.sessions.findBySid(sid);
        var isKnown = livekit.listed().contains(sid) || told.stream().anyMatch(arrived::contains);
        check(found.isPresent() == isKnown, "the session " + sid + " is " + found, wrong);
        found.ifPresent(session -> {
            var finish = told.stream()
                    .filter(each -> each.event() instanceof WebhookEvent.RoomFinished)
                    .findFirst();
            var isTold = finish.filter(arrived::contains).isPresent();
            var end = finish.map(Told::happenedAt).orElse(over);
            check(
                    session.endReason()
                            == (isClosed(session)
                                    ? SessionEndReason.CLOSED
                                    : !isTold
                                            ? SessionEndReason.LOST
                                            : session.startedAt() == null
                                                    ? SessionEndReason.NEVER_USED
                                                    : SessionEndReason.EMPTIED),
                    "for another reason: " + session,
                    wrong);
            // Of one that nobody is known to have joined, no time is shown.
            if (end != null && session.startedAt() != null) {
                check(
                        isBetween(isTold ? second(end) : null, session.endedAt(), latest(session, end)),
                        "ended at " + end + ": " + session,
                        wrong);
            }
        });
    }

    private void presence(
            LiveParticipant who, boolean isOurs, Optional<Connection> found, Ledger ledger, List<String> wrong) {
        var told = happened.stream()
                .filter(each -> Retold.participant(each.event())
                        .filter(who.sid()::equals)
                        .isPresent())
                .toList();
        var isKnown = livekit.seen().containsKey(who.sid())
                || told.stream().filter(Truth::saysWhoIsThere).anyMatch(arrived::contains);
        check(found.isPresent() == (isOurs && isKnown), who + " is " + found, wrong);
        found.ifPresent(connection -> {
            check(
                    connection.joinedAt().equals(who.joinedAt())
                            && connection.identity().equals(who.identity())
                            && Objects.equals(connection.token(), who.token()),
                    who + " is " + found,
                    wrong);
            leave(connection, told, ledger, wrong);
            check(
                    ledger.attendances().stream()
                            .anyMatch(each -> each.connections().contains(who.sid())
                                    && isBetween(each.joinedAt(), connection.joinedAt(), null)
                                    && isBetween(connection.leftAt(), each.leftAt(), null)),
                    "not attended: " + connection,
                    wrong);
        });
    }

    private void leave(Connection connection, List<Told> told, Ledger ledger, List<String> wrong) {
        var left = told.stream()
                .filter(each -> each.event() instanceof WebhookEvent.ParticipantLeft)
                .findFirst();
        var isTold = left.filter(arrived::contains).isPresent();
        var seen = Optional.ofNullable(livekit.seen().get(connection.sid())).map(Truth::second);
        var evidence = Stream.concat(
                        told.stream()
                                .filter(arrived::contains)
                                .filter(each -> !(each.event() instanceof WebhookEvent.ParticipantJoined))
                                .map(each -> second(each.happenedAt())),
                        Stream.concat(seen.stream(), Stream.of(connection.joinedAt())))
                .max(Instant::compareTo)
                .orElseThrow();
        var session = ledger.sessions.get(connection.session());
        var end = isTold ? Optional.<Instant>empty() : finish(session);
        var gone = end.or(() -> left.map(Told::happenedAt)).orElse(over);
        var latest = gone == null ? null : isTold ? endOfSecond(gone) : latest(session, gone);
        check(
                isBetween(evidence, connection.leftAt(), latest),
                "left between " + evidence + " and " + latest + ": " + connection,
                wrong);
        if (isTold) {
            var reason = ((WebhookEvent.ParticipantLeft) left.orElseThrow().event())
                    .participant()
                    .disconnectReason();
            check(Objects.equals(reason, connection.reason()), "not " + reason + ": " + connection, wrong);
        }
    }

    /** Who was not told to have left was there until their session ended, where that was told. */
    private Optional<Instant> finish(Session session) {
        return happened.stream()
                .filter(arrived::contains)
                .filter(each -> each.event() instanceof WebhookEvent.RoomFinished
                        && each.room().sid().equals(session.sid()))
                .map(Told::happenedAt)
                .findFirst();
    }

    /** A room that Rooms closed is over when LiveKit says that there is none, which may be before any webhook. */
    private @Nullable Instant latest(Session session, Instant end) {
        return isClosed(session) ? null : endOfSecond(end);
    }

    private boolean isClosed(Session session) {
        return closed && session.livekitRoom().equals(history.names().getLast());
    }

    private boolean isOurs(Told each) {
        return history.sessions().contains(each.room().sid());
    }

    private static boolean saysWhoIsThere(Told told) {
        return told.event() instanceof WebhookEvent.ParticipantJoined
                || told.event() instanceof WebhookEvent.ParticipantLeft;
    }

    private static List<Session> sessions(Ledger ledger) {
        return ledger.sessions.list(ledger.room().id(), House.WHOLE).items();
    }

    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant endOfSecond(Instant at) {
        return second(at).plusSeconds(1);
    }

    private static boolean isBetween(@Nullable Instant from, @Nullable Instant time, @Nullable Instant until) {
        return time != null && (from == null || !time.isBefore(from)) && (until == null || !time.isAfter(until));
    }

    private static void check(boolean isTrue, String otherwise, List<String> wrong) {
        if (!isTrue) {
            wrong.add(otherwise);
        }
    }
}
