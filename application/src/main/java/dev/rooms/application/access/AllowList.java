package dev.rooms.application.access;

import dev.rooms.application.access.Admissions.Admission;
import dev.rooms.application.access.Admissions.Exclusion;
import dev.rooms.application.access.Admissions.Look;
import dev.rooms.domain.access.JoinRefused.Reason;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who may enter, in the memory of this process: every token that matters of every session that is not over. It is as
 * old as the last look at the ledger, and stands while none succeeds.
 */
public final class AllowList {
    /** What the list knows of one session. */
    private static final class Door {
        private final Map<TokenId, Admission> issued = new HashMap<>();
    }

    private record Place(LiveKitRoomName room, ParticipantIdentity identity) {}

    private final Map<LiveKitRoomName, Door> doors = new HashMap<>();
    private Map<Place, Exclusion> excluded = Map.of();
    private long begun;
    private long taken;

    /** A look at the ledger begins now. */
    synchronized long begin() {
        return ++begun;
    }

    /** @param number of the look, from when it began */
    synchronized void take(long number, Look look) {
        if (look.whole()) {
            doors.clear();
        }
        doors.keySet().retainAll(look.open());
        look.open().forEach(room -> doors.computeIfAbsent(room, _ -> new Door()));
        for (var token : look.tokens()) {
            var door = doors.get(token.room());
            if (door != null) {
                door.issued.put(token.token(), token);
            }
        }
        excluded = look.excluded().stream()
                .collect(Collectors.toMap(one -> new Place(one.room(), one.identity()), Function.identity()));
        taken = number;
        notifyAll();
    }

    /** Whether the ledger has ever been looked at. */
    synchronized boolean isThere() {
        return taken > 0;
    }

    /** The reason that keeps the holder of this token out; empty when they may enter. */
    synchronized Optional<Reason> refusal(JoinTokens.Claims token, Instant now) {
        var door = doors.get(token.room());
        if (door == null) {
            return Optional.of(Reason.SESSION_OVER);
        }
        var issued = token.token() == null ? null : door.issued.get(token.token());
        if (issued == null || !token.identity().equals(issued.identity())) {
            return Optional.of(Reason.NOT_ISSUED);
        }
        if (issued.revoked()) {
            return Optional.of(Reason.REVOKED);
        }
        var exclusion = excluded.get(new Place(token.room(), token.identity()));
        if (exclusion != null && exclusion.holds(now)) {
            return Optional.of(Reason.BANNED);
        }
        return issued.uses() == null ? Optional.empty() : issued.uses().refusal(token.isRenewed(), now);
    }

    /** Waits until a look that begins only now has been taken, and no longer than this. */
    synchronized void awaitNext(Duration longest) {
        var wanted = begun + 1;
        var end = System.nanoTime() + longest.toNanos();
        try {
            for (var left = longest.toNanos(); taken < wanted && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
