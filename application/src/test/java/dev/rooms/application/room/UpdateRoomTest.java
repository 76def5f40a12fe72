package dev.rooms.application.room;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.room.RoomEnded;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomNotFound;
import dev.rooms.domain.room.RoomPlan;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.Seen;
import dev.rooms.domain.shared.Stale;
import dev.rooms.domain.template.RoomSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UpdateRoomTest {
    private final House house = new House();
    private final RoomView open = house.openGroupRoom();
    private final RoomId room = open.room().id();

    private RoomView update(RoomId id, @Nullable Seen seen, UnaryOperator<RoomPlan> edit) {
        return house.updateRoom.handle(new UpdateRoom.Command(
                house.admin(),
                id,
                seen,
                it -> new UpdateRoom.Edit(edit.apply(it.room().plan()), false)));
    }

    private static UnaryOperator<RoomPlan> renamed(String name) {
        return plan -> new RoomPlan(
                name,
                plan.type(),
                plan.template(),
                plan.revision(),
                plan.booking(),
                plan.serviceSession(),
                plan.startsAt(),
                plan.endsAt(),
                plan.settings());
    }

    private static UnaryOperator<RoomPlan> moved(@Nullable Instant startsAt, @Nullable Instant endsAt) {
        return plan -> new RoomPlan(
                plan.name(),
                plan.type(),
                plan.template(),
                plan.revision(),
                plan.booking(),
                plan.serviceSession(),
                startsAt,
                endsAt,
                plan.settings());
    }

    @Test
    void a_change_is_a_new_version() {
        house.clock.advance(Duration.ofSeconds(5));
        var changed = update(room, Seen.of(open.room().version()), renamed("Konsil"));
        assertThat(changed.room().plan().name()).isEqualTo("Konsil");
        assertThat(changed.room().version()).isNotEqualTo(open.room().version());
        assertThat(changed.room().updatedAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(house.see(room)).isEqualTo(changed);
    }

    @Test
    void an_edit_that_changes_nothing_is_no_new_version() {
        house.clock.advance(Duration.ofSeconds(5));
        assertThat(update(room, null, UnaryOperator.identity())).isEqualTo(open);
    }

    @Test
    void an_edit_of_an_older_version_is_stale_and_changes_nothing() {
        var changed = update(room, null, renamed("Konsil"));
        assertThatThrownBy(() -> update(room, Seen.of(open.room().version()), renamed("Late")))
                .isInstanceOf(Stale.class);
        assertThat(house.see(room)).isEqualTo(changed);
    }

    @Test
    void a_change_that_can_never_be_right_is_refused() {
        assertThatThrownBy(() -> update(room, null, renamed(""))).isInstanceOf(Invalid.class);
        assertThat(house.see(room)).isEqualTo(open);
    }

    @Test
    void an_open_room_moved_to_a_later_time_is_scheduled_again() {
        assertThat(update(room, null, moved(NOW.plusSeconds(60), null)).status())
                .isEqualTo(RoomStatus.SCHEDULED);
        assertThat(house.history(room).getFirst().reason()).isEqualTo("rescheduled");
    }

    @Test
    void a_scheduled_room_moved_to_now_is_open() {
        var scheduled = house.room(NOW.plusSeconds(60), null).room().id();
        assertThat(update(scheduled, null, moved(null, null)).status()).isEqualTo(RoomStatus.OPEN);
        assertThat(house.history(scheduled).getFirst().reason()).isEqualTo("rescheduled");
    }

    @Test
    void a_room_whose_start_has_passed_was_open_before_it_is_moved() {
        var scheduled = house.room(NOW.plusSeconds(60), null).room().id();
        house.clock.advance(Duration.ofSeconds(90));
        update(scheduled, null, moved(NOW.plusSeconds(600), null));
        assertThat(house.history(scheduled))
                .extracting(change -> change.reason())
                .containsExactly("rescheduled", "started", "created");
    }

    @Test
    void a_room_that_is_over_cannot_be_changed() {
        house.close(room);
        assertThatThrownBy(() -> update(room, null, renamed("Konsil"))).isInstanceOf(RoomEnded.class);
    }

    @Test
    void a_room_that_does_not_exist_cannot_be_changed() {
        assertThatThrownBy(() -> update(new RoomId(FreshIds.next()), null, renamed("Konsil")))
                .isInstanceOf(RoomNotFound.class);
    }

    @Test
    void changed_limits_hold_for_tokens_minted_from_now_on() {
        house.mint(room, "ana");
        update(
                room,
                null,
                plan -> new RoomPlan(
                        plan.name(),
                        plan.type(),
                        plan.template(),
                        plan.revision(),
                        null,
                        null,
                        null,
                        null,
                        new RoomSettings(5, null, 30, null, null, null, null, null, null)));
        var limits = house.mint(room, "bea").facts().limits();
        assertThat(limits.maxParticipants()).isEqualTo(5);
        assertThat(limits.emptyTimeout()).isEqualTo(300);
        assertThat(limits.departureTimeout()).isEqualTo(30);
    }
}
