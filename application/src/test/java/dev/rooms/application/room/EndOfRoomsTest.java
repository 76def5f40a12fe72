package dev.rooms.application.room;

import static dev.rooms.application.House.NOW;
import static dev.rooms.application.shared.ActorFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.RoomEndReason;
import dev.rooms.domain.room.RoomEnded;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomNotCancellable;
import dev.rooms.domain.room.RoomNotFound;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.shared.Seen;
import dev.rooms.domain.shared.Stale;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Closing, cancelling and deleting. */
final class EndOfRoomsTest {
    private final House house = new House();
    private final LiveKitStandIn livekit = new LiveKitStandIn(house);
    private final RoomId room = house.openGroupRoom().room().id();

    private CloseRoom.Outcome close() {
        return house.closeRoom.handle(new CloseRoom.Command(house.admin(), room));
    }

    private RoomView cancel(RoomId id) {
        return house.updateRoom.handle(new UpdateRoom.Command(
                house.admin(), id, null, it -> new UpdateRoom.Edit(it.room().plan(), true)));
    }

    private void delete(@Nullable Seen seen) {
        house.deleteRoom.handle(new DeleteRoom.Command(house.admin(), room, seen));
    }

    private LiveKitStandIn.Guest join() {
        var minted = house.mint(room, "ana");
        return livekit.join(livekit.start(minted.livekitRoom()), minted);
    }

    @Nested
    class Closing {
        @Test
        void a_closed_room_has_ended_for_good() {
            var outcome = close();
            assertThat(outcome.vacating()).isFalse();
            assertThat(outcome.room().status()).isEqualTo(RoomStatus.ENDED);
            assertThat(outcome.room().room().endReason()).isEqualTo(RoomEndReason.CLOSED);
            assertThat(house.history(room).getFirst().by()).isEqualTo(DESK);
        }

        @Test
        void closing_what_is_over_changes_nothing() {
            var first = close().room();
            house.clock.advance(Duration.ofMinutes(1));
            assertThat(close()).isEqualTo(new CloseRoom.Outcome(first, false));
        }

        @Test
        void everybody_is_put_out() {
            var guest = join();
            assertThat(close().vacating()).isTrue();
            house.drain();
            assertThat(house.mediaRooms.exists(guest.room().name())).isFalse();
            assertThat(house.mediaDemands.open()).isEmpty();
        }

        @Test
        void the_session_ends_when_livekit_says_so() {
            var guest = join();
            close();
            house.drain();
            assertThat(house.see(room).currentSession()).isNotNull();
            livekit.finish(guest.room());
            var session = house.sessions(room).getFirst().session();
            assertThat(session.endReason()).isEqualTo(SessionEndReason.CLOSED);
            assertThat(house.see(room).currentSession()).isNull();
            assertThat(house.status(room)).isEqualTo(RoomStatus.ENDED);
        }

        @Test
        void somebody_who_may_be_entering_right_now_is_put_out_too() {
            var minted = house.mint(room, "ana");
            assertThat(close().vacating()).isFalse();
            assertThat(house.mediaDemands.open()).containsExactly(new MediaDemand.EndRoom(minted.livekitRoom()));
        }

        @Test
        void with_the_media_server_away_it_is_closed_and_its_end_stays_demanded() {
            var guest = join();
            house.mediaRooms.goAway();
            close();
            house.drain();
            assertThat(house.status(room)).isEqualTo(RoomStatus.ENDED);
            assertThat(house.mediaDemands.open())
                    .containsExactly(new MediaDemand.EndRoom(guest.room().name()));
        }

        @Test
        void a_scheduled_room_can_be_closed() {
            var scheduled = house.room(NOW.plusSeconds(60), null).room().id();
            house.close(scheduled);
            assertThat(house.status(scheduled)).isEqualTo(RoomStatus.ENDED);
        }
    }

    @Nested
    class Cancelling {
        @Test
        void a_scheduled_or_an_open_room_is_cancelled() {
            var scheduled = house.room(NOW.plusSeconds(60), null).room().id();
            assertThat(cancel(scheduled).status()).isEqualTo(RoomStatus.CANCELLED);
            assertThat(cancel(room).room().endReason()).isEqualTo(RoomEndReason.CANCELLED);
        }

        @Test
        void cancelling_twice_is_cancelling_once() {
            var first = cancel(room);
            house.clock.advance(Duration.ofMinutes(1));
            assertThat(cancel(room)).isEqualTo(first);
        }

        @Test
        void a_live_or_an_ended_room_cannot_be_cancelled() {
            join();
            assertThatThrownBy(() -> cancel(room)).isInstanceOf(RoomNotCancellable.class);
            close();
            assertThatThrownBy(() -> cancel(room)).isInstanceOf(RoomNotCancellable.class);
        }

        @Test
        void somebody_who_may_be_entering_right_now_is_put_out() {
            var minted = house.mint(room, "ana");
            cancel(room);
            assertThat(house.mediaDemands.open()).containsExactly(new MediaDemand.EndRoom(minted.livekitRoom()));
            assertThatThrownBy(() -> house.mint(room, "bea")).isInstanceOf(RoomEnded.class);
        }
    }

    @Nested
    class Deleting {
        @Test
        void a_deleted_room_is_out_of_sight() {
            delete(null);
            assertThatThrownBy(() -> house.see(room)).isInstanceOf(RoomNotFound.class);
            assertThatThrownBy(() -> house.history(room)).isInstanceOf(RoomNotFound.class);
            assertThatThrownBy(() -> house.sessions(room)).isInstanceOf(RoomNotFound.class);
            assertThatThrownBy(() -> house.participants(room)).isInstanceOf(RoomNotFound.class);
            assertThatThrownBy(() -> house.mint(room, "ana")).isInstanceOf(RoomNotFound.class);
            assertThatThrownBy(() -> delete(null)).isInstanceOf(RoomNotFound.class);
            assertThatThrownBy(() -> close()).isInstanceOf(RoomNotFound.class);
        }

        @Test
        void everybody_is_put_out_and_the_ledger_goes_on() {
            var guest = join();
            var token = Objects.requireNonNull(guest.participant().token());
            delete(null);
            house.drain();
            assertThat(house.mediaRooms.exists(guest.room().name())).isFalse();
            house.clock.advance(Duration.ofSeconds(1));
            livekit.finish(guest.room());
            var connection = house.connections.find(guest.participant().sid()).orElseThrow();
            assertThat(connection.leftAt()).isEqualTo(NOW.plusSeconds(1));
            assertThat(house.token(token).use().joinCount()).isEqualTo(1);
        }

        @Test
        void an_ended_room_keeps_the_reason_of_its_end() {
            close();
            delete(null);
            assertThat(house.rooms.lockEvenDeleted(room).endReason()).isEqualTo(RoomEndReason.CLOSED);
        }

        @Test
        void an_older_version_is_not_deleted() {
            var seen = Seen.of(house.see(room).room().version());
            close();
            assertThatThrownBy(() -> delete(seen)).isInstanceOf(Stale.class);
            assertThat(house.status(room)).isEqualTo(RoomStatus.ENDED);
        }
    }
}
