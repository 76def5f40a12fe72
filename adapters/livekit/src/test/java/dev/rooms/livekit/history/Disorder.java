package dev.rooms.livekit.history;

import dev.rooms.application.drift.InMemoryLiveRooms;
import dev.rooms.application.room.InMemoryMediaRooms;
import dev.rooms.application.room.MediaRooms;
import dev.rooms.application.shared.MutableClock;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The history told in another order, and partly twice: the ledger has to say the same as in order. Nothing comes before
 * its cause: the second session is drawn when the first is over, and what the closing of the room brought about comes
 * after it.
 */
final class Disorder {
    private static final History HISTORY = History.RECORDED;
    private static final Duration LOOK = Duration.ofSeconds(15);

    private record Telling(Told told, int telling) {}

    /** The parts that something has to have happened before: nothing, the end of the first session, the closing. */
    private static final int PARTS = 3;

    private static final Told FIRST_END = HISTORY.firstEnd();
    /** The ledger when everything comes as it happened. */
    private static final Snapshot IN_ORDER = inOrder();

    private Disorder() {}

    /** @return what is wrong with the ledger, if anything */
    static Optional<String> of(long seed, Wiring wiring) {
        var random = new Random(seed);
        var parts = parts();
        for (var told : HISTORY.told()) {
            var earliest = part(told);
            // The end of the first session is what the second waits for.
            var latest = told.equals(FIRST_END) ? 0 : PARTS - 1;
            parts.get(random.nextInt(earliest, latest + 1)).add(new Telling(told, 0));
            if (random.nextInt(3) == 0) {
                parts.get(random.nextInt(earliest, PARTS)).add(new Telling(told, random.nextInt(2)));
            }
        }
        parts.forEach(part -> Collections.shuffle(part, random));
        return told(parts, wiring).unlike(IN_ORDER);
    }

    static Snapshot inOrder() {
        var parts = parts();
        HISTORY.told().forEach(told -> parts.get(part(told)).add(new Telling(told, 0)));
        return told(parts, Wiring.RIGHT);
    }

    private static List<List<Telling>> parts() {
        return List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    private static int part(Told told) {
        if (!told.at().isBefore(HISTORY.closedAt())) {
            return 2;
        }
        return told.at().isAfter(FIRST_END.at()) ? 1 : 0;
    }

    private static Snapshot told(List<List<Telling>> parts, Wiring wiring) {
        var livekit = new Deaf();
        var ledger = new Ledger(
                wiring,
                new MutableClock(HISTORY.told().getLast().at()),
                new InMemoryLiveRooms(new InMemoryMediaRooms()),
                livekit);
        for (var part = 0; part < PARTS; part++) {
            switch (part) {
                case 0, 1 -> ledger.draw(HISTORY.names().get(part), HISTORY);
                default -> ledger.close();
            }
            parts.get(part)
                    .forEach(each -> ledger.receive(
                            each.told(), each.telling(), each.told().at()));
        }
        for (var look = 0; look < 2; look++) {
            ledger.clock.advance(LOOK);
            ledger.look();
        }
        return Snapshot.of(ledger);
    }

    /** Ends what it is told to end. */
    private static final class Deaf implements MediaRooms {
        @Override
        public boolean end(LiveKitRoomName room) {
            return true;
        }

        @Override
        public void permit(
                LiveKitRoomName room, ParticipantIdentity identity, @Nullable TokenId token, Permission permission) {}
    }
}
