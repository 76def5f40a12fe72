package dev.rooms.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.access.ReissueToken;
import dev.rooms.application.access.RevokeToken;
import dev.rooms.application.access.TokenFixture;
import dev.rooms.application.room.Causes;
import dev.rooms.application.room.Intruders;
import dev.rooms.application.room.SettleDemands;
import dev.rooms.application.room.UpdateRoom;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.access.TokenExpired;
import dev.rooms.domain.room.RoomPlan;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.shared.ParticipantRole;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the first idea got wrong: news that comes late, twice, or in the middle of something. */
final class SecondThoughtsTest {
    private final House house = new House();
    private final LiveKitStandIn livekit = new LiveKitStandIn(house);

    @Test
    void who_comes_back_with_a_revoked_token_while_being_evicted_goes_out_again() {
        var room = house.openGroupRoom().room().id();
        var ana = house.mint(room, "ana");
        var live = livekit.start(ana.livekitRoom());
        livekit.join(live, ana);
        house.revokeToken.handle(
                new RevokeToken.Command(house.admin(), ana.facts().id()));
        Intruders slow = name -> {
            house.evictIntruders.evict(name);
            // Between LiveKit's answer and its commit she is back, and LiveKit has told so.
            livekit.enterAgain(live, ana);
            house.applyWebhooks.handle();
        };
        new SettleDemands(
                        house.mediaDemands,
                        house.mediaRooms,
                        (_, _) -> Optional.empty(),
                        slow,
                        house.sessions,
                        house.endSession,
                        Causes.NONE,
                        Runnable::run,
                        house.transactions,
                        house.clock)
                .handle();
        house.drain();
        assertThat(house.mediaRooms.holds(live.name(), ana.facts().identity())).isFalse();
    }

    @Test
    void a_late_first_event_of_an_older_sid_does_not_end_the_live_session() {
        var room = house.openGroupRoom().room().id();
        var ana = house.mint(room, "ana");
        var old = new LiveRoom(ana.livekitRoom(), new RoomSid("RM_old"));
        var begun = house.clock.instant();
        house.clock.advance(Duration.ofSeconds(60));
        livekit.join(livekit.start(ana.livekitRoom()), ana);
        livekit.tell(new WebhookEvent.RoomStarted(old, begun));
        assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
    }

    @Test
    void a_late_event_of_an_older_sid_does_not_end_a_session_that_nobody_has_joined_yet() {
        var room = house.openGroupRoom().room().id();
        var ana = house.mint(room, "ana");
        var old = new LiveRoom(ana.livekitRoom(), new RoomSid("RM_old"));
        var begun = house.clock.instant();
        house.clock.advance(Duration.ofSeconds(60));
        var now = livekit.start(ana.livekitRoom());
        livekit.tell(new WebhookEvent.RoomStarted(old, begun));
        livekit.join(now, ana);
        assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
        assertThat(house.sessions.findBySid(now.sid())).hasValueSatisfying(session -> {
            assertThat(session.isOver()).isFalse();
            assertThat(session.startedAt()).isNotNull();
        });
    }

    @Test
    void a_token_of_a_session_that_is_over_is_not_minted_again() {
        var room = house.openGroupRoom().room().id();
        var ana = house.mint(room, "ana");
        livekit.finish(livekit.start(ana.livekitRoom()));
        var again = new ReissueToken.Command(house.admin(), ana.facts().id());
        assertThatThrownBy(() -> house.reissueToken.handle(again)).isInstanceOf(TokenExpired.class);
    }

    @Test
    void a_room_past_its_end_can_be_renamed() {
        var room =
                house.room(null, house.clock.instant().plusSeconds(60)).room().id();
        house.clock.advance(Duration.ofSeconds(61));
        var renamed = house.updateRoom.handle(new UpdateRoom.Command(house.admin(), room, null, it -> {
            var p = it.room().plan();
            return new UpdateRoom.Edit(
                    new RoomPlan(
                            "x",
                            p.type(),
                            p.template(),
                            p.revision(),
                            null,
                            null,
                            p.startsAt(),
                            p.endsAt(),
                            p.settings()),
                    false);
        }));
        assertThat(renamed.room().plan().name()).isEqualTo("x");
    }

    @Test
    void a_token_is_not_minted_again_past_an_end_that_was_moved_earlier() {
        var room =
                house.room(null, house.clock.instant().plusSeconds(3600)).room().id();
        var ana = house.mint(room, "ana");
        house.updateRoom.handle(new UpdateRoom.Command(house.admin(), room, null, it -> {
            var p = it.room().plan();
            var sooner = house.clock.instant().plusSeconds(60);
            return new UpdateRoom.Edit(
                    new RoomPlan(
                            p.name(),
                            p.type(),
                            p.template(),
                            p.revision(),
                            null,
                            null,
                            p.startsAt(),
                            sooner,
                            p.settings()),
                    false);
        }));
        var again = new ReissueToken.Command(house.admin(), ana.facts().id());
        assertThatThrownBy(() -> house.reissueToken.handle(again)).isInstanceOf(TokenExpired.class);
    }

    @Test
    void renaming_a_room_that_hosts_have_left_before_its_start_does_not_move_it() {
        var room =
                house.room(house.clock.instant().plusSeconds(600), null).room().id();
        var host = house.mint(room, TokenFixture.wish("host", ParticipantRole.HOST));
        var live = livekit.start(host.livekitRoom());
        livekit.join(live, host);
        livekit.finish(live);
        assertThat(house.status(room)).isEqualTo(RoomStatus.OPEN);
        house.updateRoom.handle(new UpdateRoom.Command(house.admin(), room, null, it -> {
            var p = it.room().plan();
            return new UpdateRoom.Edit(
                    new RoomPlan(
                            "x",
                            p.type(),
                            p.template(),
                            p.revision(),
                            null,
                            null,
                            p.startsAt(),
                            p.endsAt(),
                            p.settings()),
                    false);
        }));
        assertThat(house.status(room)).isEqualTo(RoomStatus.OPEN);
    }
}
