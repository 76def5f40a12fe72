package dev.rooms.application.room;

import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.domain.room.BookingId;
import dev.rooms.domain.room.BookingTaken;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomPlan;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.ServiceSessionId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.template.RoomSettings;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateArchived;
import dev.rooms.domain.template.TemplateId;
import dev.rooms.domain.template.TemplateNotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a room, in one commit and without the media server; a booking or session that has one gets that one. */
public final class CreateRoom {
    /** @param type may be left to the template, and the template to the type, but not both */
    public record Command(
            Caller caller,
            String name,
            @Nullable RoomType type,
            @Nullable TemplateId template,
            @Nullable BookingId booking,
            @Nullable ServiceSessionId serviceSession,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            RoomSettings settings) {}

    /** The room, and whether it was made just now. */
    public record Outcome(RoomView room, boolean created) {}

    private final Rooms rooms;
    private final Templates templates;
    private final RoomViews views;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public CreateRoom(
            Rooms rooms,
            Templates templates,
            RoomViews views,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.rooms = rooms;
        this.templates = templates;
        this.views = views;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        command.caller().needs(Scope.ROOMS_WRITE);
        return transactions.within(() -> {
            var existing = existing(command);
            if (existing.isEmpty()) {
                return created(command);
            }
            var room = existing.get();
            if (isFollowed(room, command.startsAt())) {
                rooms.follow(room.id());
                return created(command);
            }
            return new Outcome(views.of(same(room, command)), false);
        });
    }

    private Outcome created(Command command) {
        var room = Room.create(
                new RoomId(ids.next()), plan(command), command.caller().actor(), clock.instant());
        rooms.add(room);
        return new Outcome(views.ofNew(room), true);
    }

    /** A booking that takes place again needs a room that people can join. */
    private boolean isFollowed(Room room, @Nullable Instant startsAt) {
        return room.status() == RoomStatus.ENDED && startsAt != null && startsAt.isAfter(clock.instant());
    }

    private static Room same(Room room, Command command) {
        var plan = room.plan();
        // A value that can never be right is refused even so; an end that has passed since is no such value.
        plan(command, plan.type(), plan.template(), plan.revision()).check(Instant.MIN);
        var isOfType = command.type() == null || command.type() == plan.type();
        var isOfTemplate = command.template() == null || command.template().equals(plan.template());
        if (!isOfType || !isOfTemplate) {
            throw new BookingTaken(room.id());
        }
        return room;
    }

    private Optional<Room> existing(Command command) {
        var booking = Optional.ofNullable(command.booking()).flatMap(rooms::findFor);
        return booking.isPresent()
                ? booking
                : Optional.ofNullable(command.serviceSession()).flatMap(rooms::findFor);
    }

    private RoomPlan plan(Command command) {
        var template = template(command.template(), command.type());
        return plan(command, template.type(), template.id(), template.revision());
    }

    private static RoomPlan plan(Command command, RoomType type, TemplateId template, int revision) {
        return new RoomPlan(
                command.name(),
                type,
                template,
                revision,
                command.booking(),
                command.serviceSession(),
                command.startsAt(),
                command.endsAt(),
                command.settings());
    }

    private RoomTemplate template(@Nullable TemplateId named, @Nullable RoomType type) {
        if (named == null) {
            if (type == null) {
                throw new Invalid("/room_type", "required", "is required when there is no template_id");
            }
            return templates
                    .findDefault(type)
                    .orElseThrow(() -> new IllegalStateException("no default template for " + type.text()));
        }
        var template = existing(named);
        if (type != null && type != template.type()) {
            throw new Invalid(
                    "/room_type", "contradiction", "must be " + template.type().text() + ", as the template's");
        }
        if (template.archived()) {
            throw new TemplateArchived(template.id());
        }
        return template;
    }

    private RoomTemplate existing(TemplateId named) {
        try {
            return templates.get(named);
        } catch (TemplateNotFound missing) {
            throw new Invalid("/template_id", "unknown", "must name a template that exists");
        }
    }
}
