package dev.rooms.application.drift;

import dev.rooms.application.drift.LiveRooms.Present;
import dev.rooms.application.drift.Repair.Found;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.participant.Tracks;
import dev.rooms.application.room.MakeDemand;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.webhook.Admittance;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.drift.DriftKind;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.participant.Track;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares who is in a live room, and what they publish, with the ledger, and repairs what differs. */
public final class LookAtSession {
    /** What is younger is most likely on its way as a webhook; it is adopted all the same, and no drift. */
    private static final Duration NEWS = Duration.ofSeconds(5);

    private final LiveRooms liveRooms;
    private final Connections connections;
    private final Tracks tracks;
    private final Evidence evidence;
    private final Repair repair;
    private final Admittance admittance;
    private final MakeDemand makeDemand;
    private final Transactions transactions;
    private final InstantSource clock;

    public LookAtSession(
            LiveRooms liveRooms,
            Connections connections,
            Tracks tracks,
            Evidence evidence,
            Repair repair,
            Admittance admittance,
            MakeDemand makeDemand,
            Transactions transactions,
            InstantSource clock) {
        this.liveRooms = liveRooms;
        this.connections = connections;
        this.tracks = tracks;
        this.evidence = evidence;
        this.repair = repair;
        this.admittance = admittance;
        this.makeDemand = makeDemand;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param before what the last look has shown; what differs at two looks running is so
     * @return what is to be remembered until the next
     */
    Memory handle(Session session, LiveRoom room, Memory before) {
        var look = new Look(session, room, before, clock.instant());
        var present = liveRooms.people(session.livekitRoom());
        transactions.run(() -> compare(look, admitted(session, present), present));
        if (!look.found.isEmpty()) {
            repair.within(session, look.found);
        }
        var there =
                present.stream().map(each -> each.participant().sid().value()).collect(Collectors.toSet());
        return new Memory(look.now, there, look.differing);
    }

    /** The participants who may be there. The others are evicted, since the webhook of their join may be lost. */
    private List<Present> admitted(Session session, List<Present> present) {
        var participants = present.stream().map(Present::participant).toList();
        var refused = Set.copyOf(admittance.refused(session.room(), participants));
        if (refused.isEmpty()) {
            return present;
        }
        makeDemand.handle(new MediaDemand.EvictIntruders(session.livekitRoom()));
        return present.stream()
                .filter(each -> !refused.contains(each.participant()))
                .toList();
    }

    private void compare(Look look, List<Present> admitted, List<Present> present) {
        var sids = present.stream().map(each -> each.participant().sid()).collect(Collectors.toSet());
        var lastLook = evidence.lastLook(look.session, look.before.look(), look.now);
        for (var connection : connections.open(look.session.id())) {
            var sid = connection.sid();
            if (!sids.contains(sid) && look.isSo(sid.value(), evidence.seen(look.session, connection, look.before))) {
                look.found.add(gone(look, connection));
            }
        }
        var known = tracks.of(sids).stream().collect(Collectors.groupingBy(Track::participant));
        for (var each : admitted) {
            if (each.isActive()) {
                adopt(look, each.participant());
                compareTracks(look, each, known.getOrDefault(each.participant().sid(), List.of()), lastLook);
            }
        }
    }

    private Found gone(Look look, Connection connection) {
        var event = evidence.leave(
                look.room, connection, look.since(connection.sid().value()));
        return new Found(DriftKind.PARTICIPANT_GONE, connection.sid().value(), connection.identity(), event);
    }

    private void adopt(Look look, LiveParticipant participant) {
        if (connections.find(participant.sid()).isPresent()) {
            return;
        }
        var kind = isNews(participant.joinedAt(), look.now) ? null : DriftKind.PARTICIPANT_ADOPTED;
        var event = new WebhookEvent.ParticipantJoined(look.room, participant, participant.joinedAt());
        look.found.add(new Found(kind, participant.sid().value(), participant.identity(), event));
    }

    static boolean isNews(Instant at, Instant now) {
        return !at.isBefore(now.minus(NEWS));
    }

    private void compareTracks(Look look, Present present, List<Track> known, Instant lastLook) {
        var who = present.participant();
        var shown = present.tracks().stream().map(LiveRooms.Published::sid).collect(Collectors.toSet());
        for (var track : known) {
            var sid = track.sid();
            if (track.isOpen() && !shown.contains(sid) && look.isSo(sid.value(), lastLook)) {
                var event = new WebhookEvent.TrackUnpublished(
                        look.room, who.sid(), sid, track.source(), Evidence.of(track, look.since(sid.value())));
                look.found.add(new Found(DriftKind.TRACK_GONE, sid.value(), who.identity(), event));
            }
        }
        var knownSids = known.stream().map(Track::sid).collect(Collectors.toSet());
        for (var track : present.tracks()) {
            var sid = track.sid();
            // It is listed before its media arrives, and only then does LiveKit tell.
            if (!knownSids.contains(sid) && look.isSo(sid.value(), look.now)) {
                var event = new WebhookEvent.TrackPublished(
                        look.room, who.sid(), sid, track.source(), look.since(sid.value()));
                look.found.add(new Found(DriftKind.TRACK_ADOPTED, sid.value(), who.identity(), event));
            }
        }
    }

    /** One look, and what comes of it. */
    private static final class Look {
        private final Session session;
        private final LiveRoom room;
        private final Memory before;
        private final Instant now;
        private final Map<String, Instant> differing = new HashMap<>();
        private final List<Found> found = new ArrayList<>();

        Look(Session session, LiveRoom room, Memory before, Instant now) {
            this.session = session;
            this.room = room;
            this.before = before;
            this.now = now;
        }

        /**
         * Whether it was so at the last look as well; if not, the next one will tell.
         *
         * @param since remembered until then
         */
        boolean isSo(String subject, Instant since) {
            if (before.differing().containsKey(subject)) {
                return true;
            }
            differing.put(subject, since);
            return false;
        }

        Instant since(String subject) {
            return before.differing().getOrDefault(subject, now);
        }
    }
}
