package dev.rooms.livekit.history;

import dev.rooms.application.House;
import dev.rooms.application.access.InMemoryBans;
import dev.rooms.application.access.InMemoryLedgerTokens;
import dev.rooms.application.access.RecordTokenUse;
import dev.rooms.application.drift.EvictIntruders;
import dev.rooms.application.drift.Evidence;
import dev.rooms.application.drift.InMemoryDrifts;
import dev.rooms.application.drift.InMemoryLooks;
import dev.rooms.application.drift.LiveRooms;
import dev.rooms.application.drift.LookAtSession;
import dev.rooms.application.drift.ReconcileLedger;
import dev.rooms.application.drift.Repair;
import dev.rooms.application.participant.Attendances;
import dev.rooms.application.participant.EmptySession;
import dev.rooms.application.participant.InMemoryAttendances;
import dev.rooms.application.participant.InMemoryConnections;
import dev.rooms.application.participant.InMemoryFailedJoins;
import dev.rooms.application.participant.InMemoryTracks;
import dev.rooms.application.participant.RecordFailedJoin;
import dev.rooms.application.participant.RecordPresence;
import dev.rooms.application.participant.RecordTrack;
import dev.rooms.application.room.Causes;
import dev.rooms.application.room.EndSession;
import dev.rooms.application.room.FollowSession;
import dev.rooms.application.room.InMemoryMediaDemands;
import dev.rooms.application.room.InMemoryRooms;
import dev.rooms.application.room.InMemorySessions;
import dev.rooms.application.room.MakeDemand;
import dev.rooms.application.room.MediaRooms;
import dev.rooms.application.room.OccupyRoom;
import dev.rooms.application.room.RoomFixture;
import dev.rooms.application.room.RoomViews;
import dev.rooms.application.room.SettleDemands;
import dev.rooms.application.room.VacateRoom;
import dev.rooms.application.shared.InMemoryLeases;
import dev.rooms.application.shared.InMemoryTransactions;
import dev.rooms.application.shared.MutableClock;
import dev.rooms.application.shared.SequentialIds;
import dev.rooms.application.shared.Signal;
import dev.rooms.application.template.InMemoryTemplates;
import dev.rooms.application.template.TemplateFixture;
import dev.rooms.application.webhook.Admittance;
import dev.rooms.application.webhook.ApplyEvent;
import dev.rooms.application.webhook.ApplyWebhooks;
import dev.rooms.application.webhook.InMemoryWebhookInbox;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookLog;
import dev.rooms.domain.access.Grant;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.access.TokenUse;
import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomEndReason;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.room.SessionLimits;
import dev.rooms.domain.room.SystemDefaults;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.Version;
import dev.rooms.domain.template.RoomTemplate;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What applies and compares, as in production, over fakes and through the ports of a {@link Wiring}. */
final class Ledger {
    private static final RoomId ROOM = new RoomId(new UUID(0, 1));
    private static final RoomTemplate TEMPLATE = TemplateFixture.groupTemplate();
    private static final Room OPEN = new Room(
            ROOM,
            RoomFixture.plan(TEMPLATE),
            RoomStatus.OPEN,
            null,
            false,
            Instant.EPOCH,
            Instant.EPOCH,
            Version.FIRST,
            List.of());

    final MutableClock clock;
    private final InMemoryTemplates templates = new InMemoryTemplates();
    private final InMemoryRooms rooms = new InMemoryRooms(templates);
    final InMemorySessions sessions = new InMemorySessions();
    final InMemoryConnections connections = new InMemoryConnections();
    final InMemoryAttendances attendances = new InMemoryAttendances();
    final InMemoryTracks tracks = new InMemoryTracks();
    final InMemoryLedgerTokens tokens = new InMemoryLedgerTokens();

    private final InMemoryMediaDemands demands = new InMemoryMediaDemands();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryWebhookInbox inbox = new InMemoryWebhookInbox();
    private final WebhookLog log;
    private final VacateRoom vacateRoom;
    private final ApplyWebhooks applyWebhooks;
    private final SettleDemands settleDemands;
    private final ReconcileLedger reconcileLedger;
    private final int comparisons;

    Ledger(Wiring wiring, MutableClock clock, LiveRooms shown, MediaRooms mediaRooms) {
        this.clock = clock;
        templates.add(TEMPLATE);
        rooms.add(OPEN);
        log = wiring.log(inbox);
        comparisons = wiring.comparisons();
        var ids = new SequentialIds();
        var sessions = wiring.sessions(this.sessions);
        var connections = wiring.connections(this.connections);
        var tracks = wiring.tracks(this.tracks);
        var tokens = wiring.tokens(this.tokens);
        var looks = wiring.looks(new InMemoryLooks(sessions), clock);
        var makeDemand = new MakeDemand(demands, transactions, new Signal(), Causes.NONE, clock);
        var recordPresence = new RecordPresence(connections, wiring.attendances(attendances), tracks, transactions);
        var endSession = new EndSession(
                rooms, sessions, new EmptySession(connections, recordPresence, transactions), transactions);
        var liveRooms = wiring.liveRooms(shown, this.connections);
        var admittance = new Admittance(tokens, new InMemoryBans(), clock);
        var applyEvent = new ApplyEvent(
                new FollowSession(sessions, endSession, makeDemand, transactions, ids),
                new OccupyRoom(
                        rooms,
                        sessions,
                        new RoomViews(templates, sessions, new SystemDefaults(false, false), clock),
                        makeDemand,
                        transactions),
                endSession,
                sessions,
                connections,
                recordPresence,
                new RecordTrack(tracks, connections, transactions),
                new RecordFailedJoin(connections, new InMemoryFailedJoins()),
                admittance,
                makeDemand,
                new RecordTokenUse(tokens, makeDemand, transactions),
                (_, _) -> {},
                _ -> {},
                ids);
        vacateRoom = new VacateRoom(sessions, makeDemand);
        applyWebhooks = new ApplyWebhooks(
                inbox, wiring.webhooks(History.READER, this.connections), applyEvent, transactions, clock);
        settleDemands = new SettleDemands(
                demands,
                mediaRooms,
                (_, _) -> Optional.empty(),
                new EvictIntruders(liveRooms, sessions, admittance, transactions),
                sessions,
                endSession,
                Causes.NONE,
                Runnable::run,
                transactions,
                clock);
        var evidence = new Evidence(connections, tracks, looks);
        var repair = new Repair(
                applyEvent,
                endSession,
                makeDemand,
                sessions,
                evidence,
                new InMemoryDrifts(),
                inbox,
                transactions,
                ids,
                clock);
        reconcileLedger = new ReconcileLedger(
                liveRooms,
                sessions,
                connections,
                looks,
                new LookAtSession(
                        liveRooms, connections, tracks, evidence, repair, admittance, makeDemand, transactions, clock),
                repair,
                new InMemoryLeases(clock).replica(),
                transactions,
                clock);
    }

    /** As the first mint of a session does; the recorded names and tokens are known here, too. */
    void draw(LiveKitRoomName name, History history) {
        var session = Session.draw(new SessionId(uuid(name.value().substring(2))), ROOM);
        sessions.add(session);
        history.told().stream()
                .filter(each -> each.room().name().equals(name))
                .map(Told::event)
                .filter(WebhookEvent.ParticipantJoined.class::isInstance)
                .map(event -> ((WebhookEvent.ParticipantJoined) event).participant())
                .filter(participant -> participant.token() != null
                        && tokens.find(participant.token()).isEmpty())
                .forEach(participant -> tokens.add(new LedgerToken.Issued(
                        new TokenFacts(
                                Objects.requireNonNull(participant.token()),
                                ROOM,
                                session.id(),
                                participant.identity(),
                                null,
                                ParticipantRole.HOST,
                                new Grant(Set.of(), true, true),
                                Map.of(),
                                null,
                                null,
                                new SessionLimits(null, 60, 1),
                                Actor.OPERATOR,
                                Instant.EPOCH,
                                Instant.MAX),
                        TokenUse.NONE,
                        Version.FIRST)));
    }

    private static UUID uuid(String hex) {
        var both = new BigInteger(hex, 16);
        return new UUID(both.shiftRight(Long.SIZE).longValue(), both.longValue());
    }

    void close() {
        transactions.run(() -> {
            rooms.save(rooms.lock(ROOM).closed(RoomEndReason.CLOSED, Actor.OPERATOR, clock.instant()));
            vacateRoom.handle(ROOM);
        });
        work();
    }

    void receive(Told told, int telling, Instant at) {
        log.append(told.webhook(telling), at);
        work();
    }

    void look() {
        for (var time = 0; time < comparisons; time++) {
            reconcileLedger.handle();
        }
        work();
    }

    private void work() {
        boolean more;
        do {
            var applied = applyWebhooks.handle();
            more = (!demands.open().isEmpty() && settleDemands.handle()) || applied;
        } while (more);
        // A fault has to be found in the ledger, and not because something fell over.
        if (inbox.waiting() > 0 || !inbox.setAside().isEmpty()) {
            throw new IllegalStateException("not applied: " + inbox.setAside());
        }
    }

    Room room() {
        return rooms.get(ROOM);
    }

    List<Attendance> attendances() {
        return attendances.list(ROOM, Attendances.Filter.ALL, House.WHOLE).items();
    }
}
