package dev.rooms.application.room;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.room.RoomChange;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomNotFound;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Page;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What callers see of rooms: one, many, and how they came to their status. */
final class SeeRoomsTest {
    private final House house = new House();
    private final LiveKitStandIn livekit = new LiveKitStandIn(house);

    private List<RoomId> list(@Nullable RoomStatus status) {
        var filter = new Rooms.Filter(status, null, null, null, null);
        return house.listRooms.handle(new ListRooms.Query(house.admin(), filter, House.WHOLE)).items().stream()
                .map(view -> view.room().id())
                .toList();
    }

    @Test
    void a_room_that_does_not_exist_is_not_found() {
        assertThatThrownBy(() -> house.see(new RoomId(FreshIds.next()))).isInstanceOf(RoomNotFound.class);
        assertThatThrownBy(() -> house.history(new RoomId(FreshIds.next()))).isInstanceOf(RoomNotFound.class);
    }

    @Test
    void a_scheduled_room_is_open_from_its_start_on() {
        var room = house.room(NOW.plusSeconds(60), null).room().id();
        assertThat(house.status(room)).isEqualTo(RoomStatus.SCHEDULED);
        house.clock.advance(Duration.ofSeconds(60));
        assertThat(house.status(room)).isEqualTo(RoomStatus.OPEN);
    }

    @Test
    void the_list_goes_by_the_clock_too() {
        var room = house.room(NOW.plusSeconds(60), null).room().id();
        assertThat(list(RoomStatus.SCHEDULED)).containsExactly(room);
        house.clock.advance(Duration.ofSeconds(60));
        assertThat(list(RoomStatus.SCHEDULED)).isEmpty();
        assertThat(list(RoomStatus.OPEN)).containsExactly(room);
    }

    @Test
    void rooms_are_listed_newest_first_page_by_page() {
        var older = house.openGroupRoom();
        var newer = house.openGroupRoom();
        var first =
                house.listRooms.handle(new ListRooms.Query(house.admin(), Rooms.Filter.ALL, new Page.Request(1, null)));
        assertThat(first).isEqualTo(new Page<>(List.of(newer), newer.room().id().value()));
        var second = house.listRooms.handle(
                new ListRooms.Query(house.admin(), Rooms.Filter.ALL, new Page.Request(1, first.next())));
        assertThat(second).isEqualTo(new Page<>(List.of(older), null));
    }

    @Test
    void each_room_of_a_list_comes_with_its_own_session() {
        var empty = house.openGroupRoom().room().id();
        var live = house.openGroupRoom().room().id();
        house.mint(empty, "ana");
        var minted = house.mint(live, "bea");
        livekit.join(livekit.start(minted.livekitRoom()), minted);
        var views = house.listRooms
                .handle(new ListRooms.Query(house.admin(), Rooms.Filter.ALL, House.WHOLE))
                .items();
        assertThat(views).containsExactly(house.see(live), house.see(empty));
        assertThat(Objects.requireNonNull(views.getFirst().currentSession()).id())
                .isEqualTo(minted.facts().session());
        assertThat(views.getLast().currentSession()).isNull();
    }

    @Test
    void what_the_clock_has_done_is_in_the_history_once() {
        var room = house.room(NOW.plusSeconds(60), null).room().id();
        house.clock.advance(Duration.ofSeconds(90));
        var started =
                new RoomChange(RoomStatus.SCHEDULED, RoomStatus.OPEN, "started", Actor.CLOCK, NOW.plusSeconds(60));
        assertThat(house.history(room)).hasSize(2).startsWith(started);
        assertThat(house.history(room)).hasSize(2);
    }
}
