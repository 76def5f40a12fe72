package dev.rooms.application.drift;

import dev.rooms.application.room.EndSession;
import dev.rooms.application.room.MakeDemand;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.webhook.ApplyEvent;
import dev.rooms.application.webhook.Lines;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.drift.Drift;
import dev.rooms.domain.drift.DriftId;
import dev.rooms.domain.drift.DriftKind;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings into the ledger what was seen, in the place of the webhook that was lost, and writes down that it was. */
public final class Repair {
    /** What was found to differ, and the event that would have told of it; null: it is not written down. */
    record Found(
            @Nullable DriftKind kind,
            String subject,
            @Nullable ParticipantIdentity identity,
            WebhookEvent event) {}

    private final ApplyEvent applyEvent;
    private final EndSession endSession;
    private final MakeDemand makeDemand;
    private final Sessions sessions;
    private final Evidence evidence;
    private final Drifts drifts;
    private final Lines lines;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public Repair(
            ApplyEvent applyEvent,
            EndSession endSession,
            MakeDemand makeDemand,
            Sessions sessions,
            Evidence evidence,
            Drifts drifts,
            Lines lines,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.applyEvent = applyEvent;
        this.endSession = endSession;
        this.makeDemand = makeDemand;
        this.sessions = sessions;
        this.evidence = evidence;
        this.drifts = drifts;
        this.lines = lines;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Each repair has its own transaction. A repair that the store refuses undoes no other and is found again. */
    void within(Session session, List<Found> found) {
        found.forEach(each ->
                Round.alone("Session " + session.id().value(), () -> transactions.run(() -> repair(session, each))));
    }

    private void repair(Session session, Found found) {
        lines.hold(session.livekitRoom());
        applyEvent.handle(found.event());
        if (found.kind() != null) {
            note(found.kind(), found.subject(), session.livekitRoom(), session, found.identity());
        }
    }

    /** What the ledger makes of a room of LiveKit. */
    enum Standing {
        LIVE,
        OVER,
        FOREIGN
    }

    /** @param isDrift whether that the ledger did not know of it is written down */
    Standing meet(LiveRoom room, Instant createdAt, boolean isDrift) {
        return transactions.within(() -> {
            lines.hold(room.name());
            var known = sessions.findBySid(room.sid());
            if (known.isEmpty()) {
                // Another one under this name was there until its last evidence, and not until this one began.
                var at = sessions.findOpen(room.name())
                        .filter(open -> open.sid() != null)
                        .map(open -> evidence.of(open, null, createdAt))
                        .orElse(createdAt);
                applyEvent.handle(new WebhookEvent.RoomStarted(room, at));
                known = sessions.findBySid(room.sid());
                if (isDrift) {
                    known.ifPresent(session ->
                            note(DriftKind.SESSION_ADOPTED, room.sid().value(), room.name(), session, null));
                }
            }
            return known.map(session -> session.isOver() ? Standing.OVER : Standing.LIVE)
                    .orElseGet(() -> stranger(room));
        });
    }

    private Standing stranger(LiveRoom room) {
        var isOurs = sessions.isOurs(room.name());
        note(
                isOurs ? DriftKind.ROOM_UNWANTED : DriftKind.ROOM_FOREIGN,
                room.sid().value(),
                room.name(),
                null,
                null);
        return isOurs ? Standing.OVER : Standing.FOREIGN;
    }

    /** Its session is over, and so it may not stay. */
    void unwanted(LiveRoom room) {
        transactions.run(() -> {
            makeDemand.handle(new MediaDemand.EndRoom(room.name()));
            var session = sessions.findBySid(room.sid()).orElse(null);
            note(DriftKind.ROOM_UNWANTED, room.sid().value(), room.name(), session, null);
        });
    }

    /**
     * @param seen as it was when it was found to be lost; by now it may be over
     * @param last of it; who differed then was gone before
     */
    void lost(Session seen, DriftKind kind, Memory last) {
        transactions.run(() -> {
            lines.hold(seen.livekitRoom());
            var session = sessions.get(seen.id());
            var sid = session.sid();
            if (session.isOver() || sid == null) {
                return;
            }
            var at = evidence.of(session, last.look(), clock.instant());
            evidence.leaves(session, new LiveRoom(session.livekitRoom(), sid), last)
                    .forEach(applyEvent::handle);
            endSession.handle(sessions.get(session.id()), SessionEndReason.LOST, at);
            if (kind == DriftKind.SESSION_GHOST) {
                makeDemand.handle(new MediaDemand.EndRoom(session.livekitRoom()));
            }
            note(kind, sid.value(), session.livekitRoom(), session, null);
        });
    }

    private void note(
            DriftKind kind,
            String subject,
            LiveKitRoomName name,
            @Nullable Session session,
            @Nullable ParticipantIdentity identity) {
        drifts.add(new Drift(
                new DriftId(ids.next()),
                kind,
                subject,
                name,
                session == null ? null : session.room(),
                session == null ? null : session.id(),
                identity,
                clock.instant()));
    }
}
