package dev.rooms.application.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** LiveKit takes three seconds to say that no node serves a room. */
@Timeout(60)
final class ProbeTest {
    private static final int MANY = 1_000;
    private static final int TOGETHER = 200;
    private static final int FEW = 8;

    /** Says at once that there is a ghost, and of the others only when many are waited for. */
    private static final class Dead implements LiveRooms {
        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch together = new CountDownLatch(TOGETHER);
        private final AtomicInteger waiting = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public boolean isServed(LiveKitRoomName room) {
            if (asked.incrementAndGet() <= FEW) {
                return false;
            }
            most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
            together.countDown();
            try {
                return !together.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            } finally {
                waiting.decrementAndGet();
            }
        }

        @Override
        public List<Listed> rooms() {
            return List.of();
        }

        @Override
        public List<Present> people(LiveKitRoomName room) {
            return List.of();
        }
    }

    private static List<Session> sessions() {
        return Stream.generate(() -> Session.draw(new SessionId(FreshIds.next()), new RoomId(FreshIds.next())))
                .limit(MANY)
                .toList();
    }

    @Test
    void the_ghosts_of_a_dead_node_are_waited_for_together() {
        var dead = new Dead();
        var probe = new Probe(dead, new Round(() -> true));
        var sessions = sessions();
        probe.handle(sessions.subList(0, MANY / 2), sessions);
        assertThat(probe.ghosts()).containsExactlyInAnyOrderElementsOf(sessions);
        assertThat(dead.most).hasValueBetween(TOGETHER, 256);
    }
}
