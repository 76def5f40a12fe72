package dev.rooms.application.drift;

import dev.rooms.application.drift.LiveRooms.Listed;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.EachAlone;
import dev.rooms.application.shared.Leases;
import dev.rooms.application.shared.LongLease;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.drift.DriftKind;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Compares LiveKit with the ledger in both directions and repairs the ledger, since webhooks get lost. One replica does
 * it for all; what it remembers from look to look is its own, and another that takes over begins anew.
 */
public final class ReconcileLedger {
    /** From the beginning of one pass to that of the next. */
    private static final Duration INTERVAL = Duration.ofSeconds(15);
    /** What LiveKit is left in peace when a pass takes most of the interval. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    /** While LiveKit fails; still short enough to have repaired all within a minute after it is back. */
    private static final Duration INTERVAL_OF_FAILURE = Duration.ofSeconds(25);
    /** How late another replica takes over what is left. */
    private static final Duration INTERVAL_WITHOUT_LEASE = Duration.ofSeconds(5);

    private static final String LEASE_NAME = "reconcile-ledger";
    /**
     * Every session is looked at within so many passes, and in each pass as long as there are few. That is every 30
     * seconds, and how much longer a pass takes than the one before it still fits into 45.
     */
    private static final int PASSES = 2;

    private static final int FEW = 300;

    private final LiveRooms liveRooms;
    private final Sessions sessions;
    private final Connections connections;
    private final Looks looks;
    private final LookAtSession lookAtSession;
    private final Repair repair;
    private final LongLease lease;
    private final Transactions transactions;
    private final InstantSource clock;

    private final Map<SessionId, Memory> memories = new ConcurrentHashMap<>();
    private Set<RoomSid> absent = Set.of();
    private Set<RoomSid> over = Set.of();
    private Set<RoomSid> foreign = Set.of();

    public ReconcileLedger(
            LiveRooms liveRooms,
            Sessions sessions,
            Connections connections,
            Looks looks,
            LookAtSession lookAtSession,
            Repair repair,
            Leases leases,
            Transactions transactions,
            InstantSource clock) {
        this.liveRooms = liveRooms;
        this.sessions = sessions;
        this.connections = connections;
        this.looks = looks;
        this.lookAtSession = lookAtSession;
        this.repair = repair;
        this.lease = new LongLease(leases, LEASE_NAME, transactions, clock);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return after which time to look again */
    public Duration handle() {
        if (!lease.take()) {
            forget();
            return INTERVAL_WITHOUT_LEASE;
        }
        var begin = clock.instant();
        try {
            var answered = pass();
            if (!lease.goesOn() || !lease.take()) {
                forget();
                return INTERVAL_WITHOUT_LEASE;
            }
            return answered ? pauseAfter(Duration.between(begin, clock.instant())) : INTERVAL_OF_FAILURE;
        } catch (MediaServerUnavailable unknown) {
            return INTERVAL_OF_FAILURE;
        } catch (RuntimeException failure) {
            // What is tried again at once would take the same look for two.
            forget();
            throw failure;
        }
    }

    private static Duration pauseAfter(Duration pass) {
        var left = INTERVAL.minus(pass);
        if (left.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        // The clock may have been set back meanwhile.
        return left.compareTo(INTERVAL) > 0 ? INTERVAL : left;
    }

    private void forget() {
        memories.clear();
        absent = Set.of();
        over = Set.of();
        foreign = Set.of();
    }

    private boolean pass() {
        var listed = liveRooms.rooms().stream()
                .collect(Collectors.toMap(each -> each.room().sid(), each -> each, (one, _) -> one));
        var known = transactions.within(sessions::live);
        var live = meetUnknown(listed, known) ? transactions.within(sessions::live) : known;
        endAbsent(live, listed.keySet());
        var present = live.stream()
                .filter(session -> listed.containsKey(session.sid()))
                .toList();
        memories.keySet().retainAll(live.stream().map(Session::id).collect(Collectors.toSet()));
        return lookAt(due(present, listed), present, listed);
    }

    /**
     * Rooms that the ledger does not show as live.
     *
     * @return whether it may show others now
     */
    private boolean meetUnknown(Map<RoomSid, Listed> listed, List<Session> known) {
        var live = known.stream().map(Session::sid).collect(Collectors.toSet());
        var met = false;
        var nowOver = new HashSet<RoomSid>();
        var nowForeign = new HashSet<RoomSid>();
        for (var each : listed.values()) {
            var sid = each.room().sid();
            if (live.contains(sid)) {
                continue;
            }
            if (foreign.contains(sid)) {
                nowForeign.add(sid);
                continue;
            }
            met = true;
            Round.alone(each.room().name().value(), () -> {
                switch (meet(each)) {
                    case LIVE -> {}
                    case FOREIGN -> nowForeign.add(sid);
                    case OVER -> nowOver.add(sid);
                }
            });
        }
        over = nowOver;
        foreign = nowForeign;
        return met;
    }

    private Repair.Standing meet(Listed listed) {
        var isDrift = !LookAtSession.isNews(listed.createdAt(), clock.instant());
        var standing = repair.meet(listed.room(), listed.createdAt(), isDrift);
        // At the first look it may just have been ending.
        if (standing == Repair.Standing.OVER && over.contains(listed.room().sid())) {
            repair.unwanted(listed.room());
        }
        return standing;
    }

    private void endAbsent(List<Session> live, Set<RoomSid> listed) {
        var nowAbsent = new HashSet<RoomSid>();
        for (var session : live) {
            var sid = Objects.requireNonNull(session.sid());
            if (listed.contains(sid)) {
                continue;
            }
            if (!absent.contains(sid)
                    || !Round.alone(
                            session.livekitRoom().value(),
                            () -> repair.lost(session, DriftKind.SESSION_LOST, memory(session.id())))) {
                nowAbsent.add(sid);
            }
        }
        absent = nowAbsent;
    }

    /**
     * First those with another number of people than the ledger shows and those that nobody seems to serve, then those
     * not looked at for longest.
     */
    private List<Session> due(List<Session> present, Map<RoomSid, Listed> listed) {
        var counts = transactions.within(
                () -> connections.counts(present.stream().map(Session::id).collect(Collectors.toSet())));
        var first = present.stream()
                .filter(session -> memory(session.id()).isUnserved()
                        || Objects.requireNonNull(listed.get(session.sid())).participants()
                                != counts.getOrDefault(session.id(), 0))
                .map(Session::id)
                .collect(Collectors.toSet());
        var most = Math.max(FEW, Math.max(first.size(), (present.size() + PASSES - 1) / PASSES));
        return present.stream()
                .sorted(Comparator.<Session, Boolean>comparing(session -> !first.contains(session.id()))
                        .thenComparing(session ->
                                Optional.ofNullable(memory(session.id()).look()).orElse(Instant.MIN)))
                .limit(most)
                .toList();
    }

    /** @return whether LiveKit answered */
    private boolean lookAt(List<Session> due, List<Session> present, Map<RoomSid, Listed> listed) {
        var round = new Round(lease::goesOn);
        var now = clock.instant();
        var probe = new Probe(liveRooms, round);
        probe.handle(due, present);
        // Nothing is asked for them any more, so it does not matter how much was not answered.
        EachAlone.run(
                probe.ghosts(),
                session -> Round.alone("Session " + session.id().value(), () -> meetGhost(session, now)));
        round.each(due.stream().filter(probe::isServed).toList(), session -> look(session, listed));
        var whole = due.stream()
                .map(Session::id)
                .filter(id -> isWhole(memory(id), now))
                .collect(Collectors.toSet());
        transactions.run(() -> looks.seen(whole, now));
        return round.isAnswered();
    }

    private static boolean isWhole(Memory memory, Instant since) {
        return memory.look() != null
                && !memory.look().isBefore(since)
                && memory.differing().isEmpty();
    }

    /** At the first look its node may just have been slow. */
    private void meetGhost(Session session, Instant now) {
        var before = memory(session.id());
        if (before.isUnserved()) {
            repair.lost(session, DriftKind.SESSION_GHOST, before);
        }
        memories.put(session.id(), before.unserved(now));
    }

    private void look(Session session, Map<RoomSid, Listed> listed) {
        var room = Objects.requireNonNull(listed.get(session.sid())).room();
        memories.put(session.id(), lookAtSession.handle(session, room, memory(session.id())));
    }

    private Memory memory(SessionId session) {
        return memories.getOrDefault(session, Memory.NONE);
    }
}
