package dev.rooms.application.room;

import static dev.rooms.application.shared.ActorFixture.DESK;

import dev.rooms.application.House;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.template.TemplateFixture;
import dev.rooms.domain.room.BookingId;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomPlan;
import dev.rooms.domain.room.ServiceSessionId;
import dev.rooms.domain.template.RoomSettings;
import dev.rooms.domain.template.RoomTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

public final class RoomFixture {
    public static final Instant NOW = House.NOW;
    public static final Instant STARTS = NOW.plus(Duration.ofHours(2));
    public static final Instant ENDS = NOW.plus(Duration.ofHours(3));

    private RoomFixture() {}

    public static RoomPlan plan(RoomTemplate template) {
        return plan(template, null, null, null, null, RoomSettings.NOTHING);
    }

    public static RoomPlan scheduled(RoomTemplate template) {
        return plan(template, null, null, STARTS, ENDS, TemplateFixture.ALL_SETTINGS);
    }

    public static RoomPlan booked(RoomTemplate template, BookingId booking) {
        return plan(template, booking, null, null, null, RoomSettings.NOTHING);
    }

    public static RoomPlan booked(RoomTemplate template, ServiceSessionId session) {
        return plan(template, null, session, null, null, RoomSettings.NOTHING);
    }

    public static RoomPlan plan(
            RoomTemplate template,
            @Nullable BookingId booking,
            @Nullable ServiceSessionId serviceSession,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            RoomSettings settings) {
        return new RoomPlan(
                "Visite",
                template.type(),
                template.id(),
                template.revision(),
                booking,
                serviceSession,
                startsAt,
                endsAt,
                settings);
    }

    public static Room room(RoomPlan plan) {
        return room(plan, NOW);
    }

    public static Room room(RoomPlan plan, Instant createdAt) {
        return Room.create(new RoomId(FreshIds.next()), plan, DESK, createdAt);
    }

    public static Room stored(Room room) {
        return new Room(
                room.id(),
                room.plan(),
                room.status(),
                room.endReason(),
                room.deleted(),
                room.createdAt(),
                room.updatedAt(),
                room.version(),
                List.of());
    }
}
