package dev.rooms.http.room;

import dev.rooms.application.room.RoomView;
import dev.rooms.application.room.UpdateRoom;
import dev.rooms.domain.room.BookingId;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomPlan;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.ServiceSessionId;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.Rules;
import dev.rooms.http.shared.Bodies;
import dev.rooms.http.shared.MergePatch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns a merge patch of a room into what the room shall be. */
final class RoomPatch {
    private static final String STATUS = "status";
    private static final String METADATA = "metadata";

    private final Bodies bodies;
    private final MergePatch patch;

    RoomPatch(Bodies bodies, MergePatch patch) {
        this.bodies = bodies;
        this.patch = patch;
    }

    UpdateRoom.Edit applyTo(RoomView view) {
        var room = view.room();
        var document = bodies.write(RoomBody.of(room));
        if (patch.get(METADATA) != null && patch.get(METADATA).isObject()) {
            // What a caller merges into is what they see, wherever it comes from.
            document.set(METADATA, bodies.write(view.settings().metadata().value()));
        }
        var body = bodies.read(patch.without(STATUS).applyTo(document), RoomBody.class);
        return new UpdateRoom.Edit(plan(room, body), isCancelling(view.status()));
    }

    private boolean isCancelling(RoomStatus status) {
        var wanted = patch.get(STATUS);
        if (wanted == null || wanted.asText().equals(status.text())) {
            return false;
        }
        if (wanted.isTextual() && wanted.asText().equals(RoomStatus.CANCELLED.text())) {
            return true;
        }
        throw new Invalid("/status", "bad-value", "can only become cancelled");
    }

    private static RoomPlan plan(Room room, RoomBody body) {
        var plan = room.plan();
        new Rules()
                .present(body.name(), "/name")
                .must(body.roomType() == plan.type(), "/room_type", "immutable", "cannot be changed")
                .must(
                        plan.template().value().equals(body.templateId()),
                        "/template_id",
                        "immutable",
                        "cannot be changed")
                .must(Objects.equals(booking(body), plan.booking()), "/booking_id", "immutable", "cannot be changed")
                .must(
                        Objects.equals(serviceSession(body), plan.serviceSession()),
                        "/service_session_id",
                        "immutable",
                        "cannot be changed")
                .check();
        return new RoomPlan(
                Objects.requireNonNull(body.name()),
                plan.type(),
                plan.template(),
                plan.revision(),
                plan.booking(),
                plan.serviceSession(),
                body.startsAt(),
                body.endsAt(),
                body.settings());
    }

    static @Nullable BookingId booking(RoomBody body) {
        return body.bookingId() == null ? null : new BookingId(body.bookingId());
    }

    static @Nullable ServiceSessionId serviceSession(RoomBody body) {
        return body.serviceSessionId() == null ? null : new ServiceSessionId(body.serviceSessionId());
    }
}
