package dev.rooms.application.drift;

import dev.rooms.domain.room.Session;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Finds out, in one pass, which of the rooms that LiveKit lists no node serves: the ghosts of a node that has died. */
final class Probe {
    /** A dead node leaves many, and for each LiveKit does nothing for three seconds before it says so. */
    private static final int AT_ONCE_AFTER_A_DEATH = 256;

    private final LiveRooms liveRooms;
    private final Round round;
    private final Set<Session> served = ConcurrentHashMap.newKeySet();
    private final Set<Session> ghosts = ConcurrentHashMap.newKeySet();

    Probe(LiveRooms liveRooms, Round round) {
        this.liveRooms = liveRooms;
        this.round = round;
    }

    /** @param all asked for as well once there is a ghost: its node will have served some of them */
    void handle(List<Session> due, List<Session> all) {
        round.each(due, session -> {
            if (ghosts.isEmpty()) {
                ask(session);
            }
        });
        ghosts.removeAll(endedMeanwhile());
        if (!ghosts.isEmpty()) {
            var left = all.stream()
                    .filter(session -> !served.contains(session) && !ghosts.contains(session))
                    .toList();
            round.each(left, AT_ONCE_AFTER_A_DEATH, this::ask);
        }
    }

    /** Of a room that is gone by now LiveKit says the same as of a ghost. */
    private Set<Session> endedMeanwhile() {
        if (ghosts.isEmpty()) {
            return Set.of();
        }
        var listed = liveRooms.rooms().stream().map(each -> each.room().sid()).collect(Collectors.toSet());
        return ghosts.stream()
                .filter(session -> !listed.contains(session.sid()))
                .collect(Collectors.toSet());
    }

    private void ask(Session session) {
        (liveRooms.isServed(session.livekitRoom()) ? served : ghosts).add(session);
    }

    /** Not those that nobody could tell of. */
    boolean isServed(Session session) {
        return served.contains(session);
    }

    Set<Session> ghosts() {
        return Set.copyOf(ghosts);
    }
}
