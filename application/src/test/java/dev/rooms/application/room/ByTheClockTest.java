package dev.rooms.application.room;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.access.IssueToken;
import dev.rooms.application.access.TokenFixture;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.RoomChange;
import dev.rooms.domain.room.RoomEndReason;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomPlan;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.Version;
import dev.rooms.domain.template.RoomSettings;
import dev.rooms.domain.template.RoomType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What happens by itself when its time has come. */
final class ByTheClockTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant IN_AN_HOUR = NOW.plus(HOUR);

    private final House house = new House();
    private final LiveKitStandIn livekit = new LiveKitStandIn(house);

    private RoomId room(@Nullable Instant endsAt, @Nullable Integer longest, @Nullable Integer grace) {
        var settings = new RoomSettings(null, null, null, longest, grace, null, null, null, null);
        return house.createRoom
                .handle(new CreateRoom.Command(
                        house.admin(), "Visite", RoomType.GROUP, null, null, null, null, endsAt, settings))
                .room()
                .room()
                .id();
    }

    private LiveKitStandIn.Guest join(RoomId room) {
        var minted = house.mint(room, "ana");
        return livekit.join(livekit.start(minted.livekitRoom()), minted);
    }

    private void tickAfter(Duration time) {
        house.clock.advance(time);
        house.tick();
    }

    private Version version(RoomId room) {
        return house.see(room).room().version();
    }

    /** Another start, end and longest time, from now on. */
    private void change(RoomId room, @Nullable Instant startsAt, @Nullable Instant endsAt, @Nullable Integer longest) {
        house.updateRoom.handle(new UpdateRoom.Command(house.admin(), room, null, it -> {
            var plan = it.room().plan();
            var settings = new RoomSettings(null, null, null, longest, null, null, null, null, null);
            var next = new RoomPlan(
                    plan.name(),
                    plan.type(),
                    plan.template(),
                    plan.revision(),
                    plan.booking(),
                    plan.serviceSession(),
                    startsAt,
                    endsAt,
                    settings);
            return new UpdateRoom.Edit(next, false);
        }));
    }

    private List<String> reasons(RoomId room) {
        return house.history(room).stream().map(RoomChange::reason).toList();
    }

    @Nested
    class AScheduledRoom {
        private final RoomId room = house.room(IN_AN_HOUR, null).room().id();

        @Test
        void opens_at_its_start_once() {
            tickAfter(HOUR.minusMillis(1));
            assertThat(reasons(room)).containsExactly("created");
            tickAfter(Duration.ofMillis(1));
            assertThat(house.history(room).getFirst())
                    .isEqualTo(
                            new RoomChange(RoomStatus.SCHEDULED, RoomStatus.OPEN, "started", Actor.CLOCK, IN_AN_HOUR));
            var opened = version(room);
            tickAfter(HOUR);
            assertThat(version(room)).isEqualTo(opened);
        }

        @Test
        void that_was_moved_opens_at_its_new_start() {
            change(room, IN_AN_HOUR.plus(HOUR), null, null);
            tickAfter(HOUR);
            assertThat(reasons(room)).containsExactly("created");
            tickAfter(HOUR);
            assertThat(reasons(room)).containsExactly("started", "created");
        }

        @Test
        void that_was_closed_does_not_open() {
            house.close(room);
            tickAfter(HOUR);
            assertThat(reasons(room)).containsExactly("closed", "created");
        }

        @Test
        void that_is_entered_before_its_start_is_not_opened_afterwards() {
            house.clock.advance(HOUR.minusMinutes(5));
            var host = house.mint(room, TokenFixture.wish("ana", ParticipantRole.HOST));
            livekit.join(livekit.start(host.livekitRoom()), host);
            tickAfter(HOUR);
            assertThat(reasons(room)).containsExactly("joined", "created");
        }
    }

    @Nested
    class ARoomWithAnEnd {
        @Test
        void ends_when_the_grace_has_passed_and_everybody_is_put_out() {
            var room = room(IN_AN_HOUR, null, 60);
            var guest = join(room);
            tickAfter(HOUR.plusSeconds(59));
            assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
            tickAfter(Duration.ofSeconds(1));
            assertThat(house.status(room)).isEqualTo(RoomStatus.ENDED);
            assertThat(house.see(room).room().endReason()).isEqualTo(RoomEndReason.EXPIRED);
            assertThat(house.history(room).getFirst().by()).isEqualTo(Actor.CLOCK);
            assertThat(house.mediaRooms.exists(guest.room().name())).isFalse();
            livekit.finish(guest.room());
            assertThat(house.sessions(room).getFirst().session().endReason()).isEqualTo(SessionEndReason.CLOSED);
        }

        @Test
        void ends_once() {
            var room = room(IN_AN_HOUR, null, null);
            tickAfter(HOUR);
            var ended = version(room);
            tickAfter(HOUR);
            assertThat(version(room)).isEqualTo(ended);
            assertThat(reasons(room)).containsExactly("expired", "created");
        }

        @Test
        void that_was_put_off_ends_later() {
            var room = room(IN_AN_HOUR, null, null);
            change(room, null, IN_AN_HOUR.plus(HOUR), null);
            tickAfter(HOUR);
            assertThat(house.status(room)).isEqualTo(RoomStatus.OPEN);
            tickAfter(HOUR);
            assertThat(house.status(room)).isEqualTo(RoomStatus.ENDED);
        }

        @Test
        void ends_with_the_media_server_away_and_stays_demanded_to() {
            var room = room(IN_AN_HOUR, null, null);
            var guest = join(room);
            house.mediaRooms.goAway();
            tickAfter(HOUR);
            assertThat(house.status(room)).isEqualTo(RoomStatus.ENDED);
            assertThat(house.mediaDemands.open())
                    .containsExactly(new MediaDemand.EndRoom(guest.room().name()));
        }

        @Test
        void that_is_deleted_stays_as_it_was() {
            var room = room(IN_AN_HOUR, null, null);
            house.deleteRoom.handle(new DeleteRoom.Command(house.admin(), room, null));
            tickAfter(HOUR);
            assertThat(house.rooms.lockEvenDeleted(room).endReason()).isEqualTo(RoomEndReason.DELETED);
        }
    }

    @Nested
    class ASession {
        private final RoomId room = room(null, 3600, null);

        private Session session() {
            return house.sessions(room).getFirst().session();
        }

        @Test
        void that_is_over_by_the_time_a_join_is_applied_makes_its_room_not_live_again() {
            join(room);
            var read = session();
            tickAfter(HOUR);
            var now = house.transactions.within(() -> house.occupyRoom.handle(read, house.clock.instant()));
            assertThat(now.isOver()).isTrue();
            assertThat(house.status(room)).isEqualTo(RoomStatus.OPEN);
        }

        @Test
        void is_over_when_it_has_lasted_as_long_as_it_may_from_its_first_join() {
            var minted = house.mint(room, "ana");
            tickAfter(HOUR.dividedBy(2));
            var live = livekit.start(minted.livekitRoom());
            livekit.join(live, minted);
            tickAfter(HOUR.minusMillis(1));
            assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
            tickAfter(Duration.ofMillis(1));
            assertThat(session().endReason()).isEqualTo(SessionEndReason.MAX_DURATION);
            assertThat(house.status(room)).isEqualTo(RoomStatus.OPEN);
            assertThat(house.participants(room).getFirst().duration()).isEqualTo(HOUR);
            assertThat(house.mediaRooms.exists(live.name())).isFalse();
        }

        @Test
        void is_followed_by_one_that_may_last_as_long_again() {
            join(room);
            tickAfter(HOUR);
            var again = join(room);
            tickAfter(HOUR.dividedBy(2));
            assertThat(session().livekitRoom()).isEqualTo(again.room().name());
            assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
            tickAfter(HOUR.dividedBy(2));
            assertThat(house.status(room)).isEqualTo(RoomStatus.OPEN);
        }

        @Test
        void keeps_why_it_was_over_whatever_livekit_says_then() {
            var guest = join(room);
            tickAfter(HOUR);
            livekit.tell(livekit.left(guest, "ROOM_DELETED"));
            livekit.finish(guest.room());
            assertThat(session().endReason()).isEqualTo(SessionEndReason.MAX_DURATION);
            assertThat(house.participants(room).getFirst().attendance().reason())
                    .isEqualTo("ROOM_DELETED");
            assertThat(house.mediaDemands.open()).isEmpty();
            assertThat(reasons(room)).containsExactly("session max_duration", "joined", "created");
        }

        @Test
        void that_has_begun_is_not_cut_by_a_change_and_the_next_one_is() {
            var guest = join(room);
            change(room, null, null, 60);
            tickAfter(HOUR.minusMillis(1));
            assertThat(house.status(room)).isEqualTo(RoomStatus.LIVE);
            livekit.finish(guest.room());
            join(room);
            tickAfter(Duration.ofSeconds(60));
            assertThat(session().endReason()).isEqualTo(SessionEndReason.MAX_DURATION);
        }

        @Test
        void without_a_limit_lasts() {
            var open = house.openGroupRoom().room().id();
            join(open);
            tickAfter(HOUR.multipliedBy(100));
            assertThat(house.status(open)).isEqualTo(RoomStatus.LIVE);
        }
    }

    @Nested
    class ASessionThatNobodyJoined {
        private final RoomId room = house.openGroupRoom().room().id();
        private final IssueToken.Minted minted = house.mint(room, "ana");

        private Session session() {
            return house.sessions.get(minted.facts().session());
        }

        @Test
        void is_over_a_while_after_its_last_token_has_expired_and_the_next_token_is_for_another() {
            tickAfter(HOUR.plus(HOUR));
            assertThat(session().isOver()).isTrue();
            assertThat(session().endReason()).isEqualTo(SessionEndReason.NEVER_USED);
            assertThat(house.mint(room, "ana").livekitRoom()).isNotEqualTo(minted.livekitRoom());
        }

        @Test
        void lasts_while_somebody_may_still_come_or_have_come() {
            tickAfter(HOUR);
            var later = house.mint(room, "bea");
            tickAfter(HOUR.multipliedBy(2).minusMillis(1));
            assertThat(session().isOver()).isFalse();
            assertThat(later.livekitRoom()).isEqualTo(minted.livekitRoom());
        }

        @Test
        void is_left_to_livekit_once_livekit_has_told_of_it() {
            var live = livekit.start(minted.livekitRoom());
            tickAfter(HOUR.multipliedBy(3));
            assertThat(session().isOver()).isFalse();
            livekit.tell(new WebhookEvent.RoomFinished(live, house.clock.instant()));
            assertThat(session().endReason()).isEqualTo(SessionEndReason.NEVER_USED);
        }
    }

    @Nested
    class NewsOfAJoin {
        @Test
        void that_comes_after_the_end_tells_that_the_session_was_used() {
            var room = house.openGroupRoom().room().id();
            var minted = house.mint(room, "ana");
            var live = livekit.start(minted.livekitRoom());
            var guest = livekit.guest(
                    "ana", ParticipantKind.STANDARD, minted.facts().id());
            house.clock.advance(HOUR);
            livekit.finish(live);
            livekit.join(live, guest);
            var session = house.sessions(room).getFirst().session();
            assertThat(session.endReason()).isEqualTo(SessionEndReason.EMPTIED);
            assertThat(session.startedAt()).isEqualTo(NOW);
        }
    }
}
