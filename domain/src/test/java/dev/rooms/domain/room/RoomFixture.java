package dev.rooms.domain.room;

import static dev.rooms.domain.shared.ActorFixture.DESK;

import dev.rooms.domain.template.RoomSettings;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public final class RoomFixture {
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private RoomFixture() {}

    public static Room room(@Nullable Instant startsAt, @Nullable Instant endsAt) {
        return Room.create(new RoomId(new UUID(0, 1)), plan(startsAt, endsAt), DESK, NOW);
    }

    public static RoomPlan plan(@Nullable Instant startsAt, @Nullable Instant endsAt) {
        return new RoomPlan(
                "Visite",
                RoomType.GROUP,
                new TemplateId(new UUID(0, 2)),
                1,
                null,
                null,
                startsAt,
                endsAt,
                RoomSettings.NOTHING);
    }
}
