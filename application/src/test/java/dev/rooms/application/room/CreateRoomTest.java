package dev.rooms.application.room;

import static dev.rooms.application.House.NOW;
import static dev.rooms.application.shared.ActorFixture.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.room.CreateRoom.Outcome;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.template.CreateTemplate;
import dev.rooms.application.template.TemplateFixture;
import dev.rooms.domain.room.BookingId;
import dev.rooms.domain.room.BookingTaken;
import dev.rooms.domain.room.Layered;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomChange;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.ServiceSessionId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.Violation;
import dev.rooms.domain.template.RoomSettings;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateArchived;
import dev.rooms.domain.template.TemplateId;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class CreateRoomTest {
    private final House house = new House();
    private final Caller desk = house.caller(Scope.ROOMS_WRITE);

    private Outcome create(@Nullable RoomType type, @Nullable TemplateId template, RoomSettings settings) {
        return house.createRoom.handle(
                new CreateRoom.Command(desk, "Visite", type, template, null, null, null, null, settings));
    }

    private Room create(@Nullable Instant startsAt, @Nullable Instant endsAt) {
        return house.room(startsAt, endsAt).room();
    }

    private Outcome createFor(@Nullable BookingId booking, @Nullable ServiceSessionId session) {
        return house.createRoom.handle(new CreateRoom.Command(
                desk, "Visite", RoomType.INDIVIDUAL, null, booking, session, null, null, RoomSettings.NOTHING));
    }

    private static void refusedAt(String pointer, ThrowingCallable creating) {
        assertThatThrownBy(creating)
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(Violation::pointer)
                                .containsExactly(pointer));
    }

    @Test
    void a_room_is_made_without_the_media_server() {
        house.mediaRooms.goAway();
        assertThat(create(RoomType.GROUP, null, RoomSettings.NOTHING).created()).isTrue();
        assertThat(house.mediaDemands.open()).isEmpty();
    }

    @Test
    void a_new_room_has_a_history_of_one_line_and_no_session() {
        var view = create(RoomType.GROUP, null, RoomSettings.NOTHING).room();
        assertThat(house.history(view.room().id()))
                .containsExactly(new RoomChange(null, RoomStatus.OPEN, "created", DESK, NOW));
        assertThat(view.currentSession()).isNull();
        assertThat(house.see(view.room().id()).currentSession()).isNull();
    }

    @Test
    void two_rooms_may_have_one_name() {
        var first = create(RoomType.GROUP, null, RoomSettings.NOTHING);
        assertThat(create(RoomType.GROUP, null, RoomSettings.NOTHING)
                        .room()
                        .room()
                        .id())
                .isNotEqualTo(first.room().room().id());
    }

    @Nested
    class OfABookingThatHasARoom {
        private final BookingId booking = new BookingId("b-1");
        private final Room first = create(RoomType.GROUP, null).room().room();

        private Outcome create(@Nullable RoomType type, @Nullable Instant startsAt) {
            return house.createRoom.handle(new CreateRoom.Command(
                    desk, "Visite", type, null, booking, null, startsAt, null, RoomSettings.NOTHING));
        }

        private Outcome later(@Nullable RoomType type) {
            return create(type, NOW.plusSeconds(60));
        }

        @Test
        void another_type_or_template_is_refused_and_the_room_named() {
            var template =
                    house.templates.findDefault(RoomType.WEBINAR).orElseThrow().id();
            var ofTemplate = new CreateRoom.Command(
                    desk, "Visite", null, template, booking, null, null, null, RoomSettings.NOTHING);
            for (ThrowingCallable creating : List.<ThrowingCallable>of(
                    () -> create(RoomType.WEBINAR, null),
                    () -> later(RoomType.WEBINAR),
                    () -> house.createRoom.handle(ofTemplate))) {
                assertThatThrownBy(creating)
                        .isInstanceOfSatisfying(
                                BookingTaken.class,
                                taken -> assertThat(taken.facts())
                                        .containsEntry("room_id", first.id().value()));
            }
        }

        @Test
        void the_same_type_or_none_is_the_room_that_is_there() {
            for (var type : new RoomType[] {RoomType.GROUP, null}) {
                assertThat(later(type)).satisfies(outcome -> {
                    assertThat(outcome.created()).isFalse();
                    assertThat(outcome.room().room().id()).isEqualTo(first.id());
                });
            }
        }

        @Test
        void an_ended_one_is_followed_by_a_new_room_when_the_start_lies_in_the_future() {
            house.close(first.id());
            assertThat(create(RoomType.GROUP, null).created()).isFalse();
            assertThat(create(RoomType.GROUP, NOW).created()).isFalse();
            assertThatThrownBy(() -> create(RoomType.WEBINAR, NOW)).isInstanceOf(BookingTaken.class);
            var next = later(RoomType.WEBINAR);
            assertThat(next.created()).isTrue();
            assertThat(next.room().room().plan().type()).isEqualTo(RoomType.WEBINAR);
            assertThat(later(RoomType.WEBINAR).room().room().id())
                    .isEqualTo(next.room().room().id());
            assertThat(house.see(first.id()).status()).isEqualTo(RoomStatus.ENDED);
        }

        @Test
        void of_many_at_once_one_follows() {
            house.close(first.id());
            var outcomes = AtOnce.run(16, () -> later(RoomType.GROUP));
            assertThat(outcomes).filteredOn(Outcome::created).hasSize(1);
            assertThat(outcomes)
                    .extracting(outcome -> outcome.room().room().id())
                    .containsOnly(outcomes.getFirst().room().room().id());
        }
    }

    @Nested
    class Times {
        @Test
        void without_a_start_it_is_open_from_the_start() {
            assertThat(create(null, null).status()).isEqualTo(RoomStatus.OPEN);
        }

        @Test
        void with_a_start_in_the_past_it_is_open_from_the_start() {
            assertThat(create(NOW.minusSeconds(60), null).status()).isEqualTo(RoomStatus.OPEN);
            assertThat(create(NOW, null).status()).isEqualTo(RoomStatus.OPEN);
        }

        @Test
        void with_a_later_start_it_is_scheduled() {
            assertThat(create(NOW.plusSeconds(1), null).status()).isEqualTo(RoomStatus.SCHEDULED);
        }

        @Test
        void an_end_in_the_past_is_refused() {
            refusedAt("/ends_at", () -> create(null, NOW));
        }

        @Test
        void an_end_that_is_not_after_the_start_is_refused() {
            refusedAt("/ends_at", () -> create(NOW.plusSeconds(60), NOW.plusSeconds(60)));
        }
    }

    @Nested
    class MadeFrom {
        private final RoomTemplate own = template(false);

        private RoomTemplate template(boolean archived) {
            return house.createTemplate.handle(new CreateTemplate.Command(
                    house.admin(), RoomType.WEBINAR, TemplateFixture.fullDraft(), false, archived));
        }

        @Test
        void the_default_of_its_type_when_none_is_named() {
            var plan = create(RoomType.BROADCAST, null, RoomSettings.NOTHING)
                    .room()
                    .room()
                    .plan();
            var seeded = house.templates.findDefault(RoomType.BROADCAST).orElseThrow();
            assertThat(plan.template()).isEqualTo(seeded.id());
            assertThat(plan.revision()).isEqualTo(seeded.revision());
        }

        @Test
        void the_template_named_whose_type_it_takes() {
            var plan =
                    create(null, own.id(), RoomSettings.NOTHING).room().room().plan();
            assertThat(plan.template()).isEqualTo(own.id());
            assertThat(plan.type()).isEqualTo(RoomType.WEBINAR);
        }

        @Test
        void neither_type_nor_template_is_refused() {
            refusedAt("/room_type", () -> create(null, null, RoomSettings.NOTHING));
        }

        @Test
        void another_type_than_the_templates_is_refused() {
            refusedAt("/room_type", () -> create(RoomType.GROUP, own.id(), RoomSettings.NOTHING));
        }

        @Test
        void a_template_that_does_not_exist_is_refused() {
            refusedAt("/template_id", () -> create(null, new TemplateId(FreshIds.next()), RoomSettings.NOTHING));
        }

        @Test
        void an_archived_template_is_refused() {
            assertThatThrownBy(() -> create(null, template(true).id(), RoomSettings.NOTHING))
                    .isInstanceOf(TemplateArchived.class);
        }

        @Test
        void the_settings_of_the_request_win_over_the_templates() {
            var asked = new RoomSettings(7, null, null, null, null, null, null, null, null);
            var settings = create(null, own.id(), asked).room().settings();
            assertThat(settings.maxParticipants()).isEqualTo(new Layered<>(7, Layered.Origin.REQUEST));
            assertThat(settings.emptyTimeout()).isEqualTo(new Layered<>(120, Layered.Origin.TEMPLATE));
            assertThat(settings.sipEnabled()).isEqualTo(new Layered<>(false, Layered.Origin.TEMPLATE));
        }

        @Test
        void an_individual_room_is_for_two() {
            var settings = create(RoomType.INDIVIDUAL, null, RoomSettings.NOTHING)
                    .room()
                    .settings();
            assertThat(settings.maxParticipants()).isEqualTo(new Layered<>(2, Layered.Origin.TEMPLATE));
        }
    }

    @Nested
    class OnePerBookingAndSession {
        private final BookingId booking = new BookingId("b-1");
        private final ServiceSessionId session = new ServiceSessionId("s-1");

        @Test
        void a_second_room_for_a_booking_is_the_first() {
            var first = createFor(booking, null).room().room().id();
            assertThat(createFor(booking, null)).isEqualTo(new Outcome(house.see(first), false));
        }

        @Test
        void a_second_room_for_a_session_is_the_first() {
            var first = createFor(null, session).room().room().id();
            assertThat(createFor(null, session)).isEqualTo(new Outcome(house.see(first), false));
        }

        @Test
        void the_first_comes_as_it_is_now_with_who_is_in_it() {
            var room = createFor(booking, null).room().room().id();
            var minted = house.mint(room, "ana");
            house.transactions.run(() ->
                    house.occupyRoom.handle(house.sessions.get(minted.facts().session()), NOW));
            assertThat(createFor(booking, null).room()).isEqualTo(house.see(room));
            assertThat(house.see(room).currentSession()).isNotNull();
        }

        @Test
        void a_second_room_for_a_booking_may_not_ask_for_what_can_never_be_right() {
            createFor(booking, null);
            var none = new RoomSettings(0, null, null, null, null, null, null, null, null);
            var asked =
                    new CreateRoom.Command(desk, "Visite", RoomType.INDIVIDUAL, null, booking, null, null, null, none);
            refusedAt("/max_participants", () -> house.createRoom.handle(asked));
        }

        @Test
        void an_ended_room_still_stands_for_its_booking() {
            var room = createFor(booking, null).room().room().id();
            house.close(room);
            var second = createFor(booking, null);
            assertThat(second.created()).isFalse();
            assertThat(second.room().status()).isEqualTo(RoomStatus.ENDED);
        }

        @Test
        void a_cancelled_room_makes_place() {
            var first = createFor(booking, null).room().room();
            house.updateRoom.handle(new UpdateRoom.Command(
                    desk, first.id(), null, it -> new UpdateRoom.Edit(it.room().plan(), true)));
            assertThat(createFor(booking, null).created()).isTrue();
        }

        @Test
        void a_deleted_room_makes_place() {
            var first = createFor(null, session).room().room();
            house.deleteRoom.handle(new DeleteRoom.Command(desk, first.id(), null));
            assertThat(createFor(null, session).created()).isTrue();
        }

        @Test
        void a_room_for_both_is_refused() {
            refusedAt("/service_session_id", () -> createFor(booking, session));
        }

        @Test
        void of_fifty_calls_at_once_for_a_booking_one_creates_and_all_get_its_room() {
            oneRoom(AtOnce.run(50, () -> createFor(booking, null)));
        }

        @Test
        void of_fifty_calls_at_once_for_a_session_one_creates_and_all_get_its_room() {
            oneRoom(AtOnce.run(50, () -> createFor(null, session)));
        }

        private void oneRoom(List<Outcome> outcomes) {
            assertThat(outcomes).filteredOn(Outcome::created).hasSize(1);
            assertThat(outcomes)
                    .extracting(outcome -> outcome.room().room().id())
                    .containsOnly(outcomes.getFirst().room().room().id());
        }
    }
}
