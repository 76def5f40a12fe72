package dev.rooms.application.drift;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
        private final List<Session> listed;
        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch together = new CountDownLatch(TOGETHER);
        private final AtomicInteger waiting = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Dead(List<Session> listed) {
            this.listed = listed;
        }

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
        public void remove(LiveKitRoomName room, LiveParticipant participant) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Listed> rooms() {
            return listed.stream()
                    .map(session -> new LiveRoom(session.livekitRoom(), Objects.requireNonNull(session.sid())))
                    .map(room -> new Listed(room, NOW, 0))
                    .toList();
        }

        @Override
        public List<Present> people(LiveKitRoomName room) {
            return List.of();
        }
    }

    private static List<Session> sessions() {
        return IntStream.range(0, MANY)
                .mapToObj(number -> Session.draw(new SessionId(FreshIds.next()), new RoomId(FreshIds.next()))
                        .boundTo(new RoomSid("RM_" + number), NOW))
                .toList();
    }

    @Test
    void the_ghosts_of_a_dead_node_are_waited_for_together() {
        var sessions = sessions();
        var dead = new Dead(sessions);
        var probe = new Probe(dead, new Round(() -> true));
        probe.handle(sessions.subList(0, MANY / 2), sessions);
        assertThat(probe.ghosts()).containsExactlyInAnyOrderElementsOf(sessions);
        assertThat(dead.most).hasValueBetween(TOGETHER, 256);
    }

    @Test
    void a_room_that_ended_meanwhile_is_none_and_lets_nobody_else_be_asked_for() {
        var sessions = sessions();
        var dead = new Dead(List.of());
        var probe = new Probe(dead, new Round(() -> true));
        probe.handle(sessions.subList(0, MANY / 2), sessions);
        assertThat(probe.ghosts()).isEmpty();
        assertThat(dead.asked).hasValueLessThanOrEqualTo(FEW);
    }
}
