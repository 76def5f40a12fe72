package dev.rooms.application.room;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.access.RevokeToken;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class SettleDemandsTest {
    private final House house = new House();
    private final LiveKitStandIn livekit = new LiveKitStandIn(house);
    private final RoomId room = house.openGroupRoom().room().id();

    private static MediaDemand endRoom() {
        return new MediaDemand.EndRoom(LiveKitRoomName.of(new SessionId(FreshIds.next())));
    }

    @Test
    void with_nothing_demanded_there_is_nothing_to_do() {
        assertThat(house.settleDemands.handle()).isFalse();
    }

    @Test
    @Timeout(20)
    void a_demand_wakes_whoever_settles() throws InterruptedException {
        house.makeDemand.handle(endRoom());
        house.demandsMade.await(Duration.ofMinutes(5));
    }

    @Test
    void a_room_that_livekit_never_had_has_its_session_ended_at_once() {
        var minted = house.mint(room, "ana");
        house.close(room);
        house.drain();
        var session = house.sessions.get(minted.facts().session());
        assertThat(session.endReason()).isEqualTo(SessionEndReason.CLOSED);
        assertThat(session.endedAt()).isEqualTo(NOW);
        assertThat(house.mediaDemands.open()).isEmpty();
    }

    @Test
    void what_fails_stays_demanded_until_the_media_server_is_back() {
        var minted = house.mint(room, "ana");
        livekit.join(livekit.start(minted.livekitRoom()), minted);
        house.mediaRooms.goAway();
        house.close(room);
        house.drain();
        assertThat(house.mediaRooms.exists(minted.livekitRoom())).isTrue();
        house.mediaRooms.comeBack();
        house.drain();
        assertThat(house.mediaRooms.exists(minted.livekitRoom())).isTrue();
        house.clock.advance(Duration.ofMillis(500));
        house.drain();
        assertThat(house.mediaRooms.exists(minted.livekitRoom())).isFalse();
        assertThat(house.mediaDemands.open()).isEmpty();
    }

    @Test
    void each_failure_is_waited_for_longer_up_to_a_limit() {
        house.mediaRooms.goAway();
        house.makeDemand.handle(endRoom());
        house.settleDemands.handle();
        var waits = IntStream.range(0, 6).mapToObj(_ -> nextWait()).toList();
        assertThat(waits)
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(16));
        assertThat(nextWait()).isEqualTo(Duration.ofSeconds(16));
    }

    /** Lets time pass until it is tried again, which fails. */
    private Duration nextWait() {
        var since = house.clock.instant();
        while (house.mediaDemands.dueAt().isAfter(house.clock.instant())) {
            house.clock.advance(Duration.ofMillis(500));
        }
        house.settleDemands.handle();
        return Duration.between(since, house.clock.instant());
    }

    @Test
    void what_a_lost_worker_had_taken_is_done_by_another() {
        var minted = house.mint(room, "ana");
        livekit.join(livekit.start(minted.livekitRoom()), minted);
        house.close(room);
        house.mediaDemands.claim(MediaDemands.About.ROOMS, 1, NOW, NOW.plusSeconds(30));
        house.drain();
        assertThat(house.mediaRooms.exists(minted.livekitRoom())).isTrue();
        house.clock.advance(Duration.ofSeconds(30));
        house.drain();
        assertThat(house.mediaRooms.exists(minted.livekitRoom())).isFalse();
    }

    @Test
    void many_demands_are_met_a_few_at_a_time() {
        IntStream.range(0, 257).forEach(_ -> house.makeDemand.handle(endRoom()));
        assertThat(house.settleDemands.handle()).isTrue();
        assertThat(house.mediaDemands.open()).hasSize(1);
        assertThat(house.settleDemands.handle()).isFalse();
        assertThat(house.mediaDemands.open()).isEmpty();
    }

    @Test
    void who_has_to_go_does_not_wait_until_many_rooms_have_ended() {
        var waiting = new ArrayList<Runnable>();
        var settleDemands = new SettleDemands(
                house.mediaDemands,
                house.mediaRooms,
                house.restrainUnconsented,
                house.evictIntruders,
                house.sessions,
                house.endSession,
                Causes.NONE,
                waiting::add,
                house.transactions,
                house.clock);
        IntStream.range(0, 1_000).forEach(_ -> house.makeDemand.handle(endRoom()));
        settleDemands.handle();
        var busy = waiting.size();
        house.makeDemand.handle(new MediaDemand.EvictIntruders(LiveKitRoomName.of(new SessionId(FreshIds.next()))));
        settleDemands.handle();
        assertThat(waiting).hasSize(busy + 1);
    }

    @Test
    void the_holder_of_a_newer_token_is_not_put_out() {
        var old = house.mint(room, "ana");
        var live = livekit.start(old.livekitRoom());
        livekit.join(live, old);
        livekit.join(live, house.mint(room, "ana"));
        house.revokeToken.handle(
                new RevokeToken.Command(house.admin(), old.facts().id()));
        house.drain();
        assertThat(house.mediaRooms.holds(live.name(), new ParticipantIdentity("ana")))
                .isTrue();
        assertThat(house.mediaDemands.open()).isEmpty();
    }
}
