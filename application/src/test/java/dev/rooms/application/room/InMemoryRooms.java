package dev.rooms.application.room;

import dev.rooms.application.shared.InMemoryLocks;
import dev.rooms.application.shared.InMemoryTransactions.LostRace;
import dev.rooms.application.template.TemplateUse;
import dev.rooms.application.template.Templates;
import dev.rooms.domain.room.BookingId;
import dev.rooms.domain.room.EffectiveSettings;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomChange;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomNotFound;
import dev.rooms.domain.room.RoomPlan;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.ServiceSessionId;
import dev.rooms.domain.room.SystemDefaults;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Version;
import dev.rooms.domain.template.TemplateId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

public final class InMemoryRooms implements Rooms, TemplateUse {
    private record Line(UUID id, RoomChange change) {}

    private final TreeMap<UUID, Room> rooms = new TreeMap<>();
    private final Map<RoomId, List<Line>> histories = new HashMap<>();
    private final Set<RoomId> followed = new HashSet<>();
    private final InMemoryLocks<RoomId> locks = new InMemoryLocks<>();
    private final Templates templates;

    /** @param templates know how much grace a room has that was given none */
    public InMemoryRooms(Templates templates) {
        this.templates = templates;
    }

    @Override
    public synchronized Room get(RoomId id) {
        var room = find(id);
        if (room.deleted()) {
            throw new RoomNotFound(id);
        }
        return room;
    }

    @Override
    public Room hold(RoomId id) {
        return get(id);
    }

    @Override
    public Room holdEvenDeleted(RoomId id) {
        return find(id);
    }

    @Override
    public Room lock(RoomId id) {
        locks.await(id);
        return get(id);
    }

    @Override
    public Room lockEvenDeleted(RoomId id) {
        locks.await(id);
        return find(id);
    }

    private synchronized Room find(RoomId id) {
        return Optional.ofNullable(rooms.get(id.value())).orElseThrow(() -> new RoomNotFound(id));
    }

    @Override
    public Optional<Room> findFor(BookingId booking) {
        return standing(room -> booking.equals(room.plan().booking()));
    }

    @Override
    public Optional<Room> findFor(ServiceSessionId serviceSession) {
        return standing(room -> serviceSession.equals(room.plan().serviceSession()));
    }

    private synchronized Optional<Room> standing(Predicate<Room> wanted) {
        return rooms.values().stream()
                .filter(room -> !room.deleted() && room.status() != RoomStatus.CANCELLED)
                .filter(room -> !followed.contains(room.id()))
                .filter(wanted)
                .findFirst();
    }

    @Override
    public synchronized Page<Room> list(Filter filter, Page.Request page, Instant now) {
        var items = rooms.descendingMap().values().stream()
                .filter(room -> !room.deleted())
                .filter(room -> page.after() == null || room.id().value().compareTo(page.after()) < 0)
                .filter(room -> isAnyOr(filter.status(), room.statusAt(now)))
                .filter(room -> isAnyOr(filter.type(), room.plan().type()))
                .filter(room -> isAnyOr(filter.booking(), room.plan().booking()))
                .filter(room -> isAnyOr(filter.serviceSession(), room.plan().serviceSession()))
                .filter(room -> isAnyOr(filter.template(), room.plan().template()))
                .filter(room -> page.period().contains(room.createdAt()))
                .limit(page.limit() + 1L)
                .toList();
        return Page.cut(items, page, room -> room.id().value());
    }

    private static boolean isAnyOr(@Nullable Object wanted, @Nullable Object is) {
        return wanted == null || Objects.equals(wanted, is);
    }

    @Override
    public synchronized List<RoomId> toOpen(Instant now, int limit) {
        return due(
                RoomPlan::startsAt,
                room -> room.status() == RoomStatus.SCHEDULED && room.statusAt(now) == RoomStatus.OPEN,
                limit);
    }

    @Override
    public synchronized List<RoomId> toEnd(Instant now, int limit) {
        return due(
                RoomPlan::endsAt,
                room -> !room.status().isOver()
                        && room.expired(grace(room.plan()), now).status().isOver(),
                limit);
    }

    private int grace(RoomPlan plan) {
        var template = templates.draft(plan.template(), plan.revision()).settings();
        return EffectiveSettings.of(plan.settings(), template, new SystemDefaults(false, false))
                .grace()
                .value();
    }

    private List<RoomId> due(Function<RoomPlan, @Nullable Instant> time, Predicate<Room> isDue, int limit) {
        return rooms.values().stream()
                .filter(room -> time.apply(room.plan()) != null)
                .filter(isDue)
                .sorted(Comparator.comparing(room -> Objects.requireNonNull(time.apply(room.plan()))))
                .limit(limit)
                .map(Room::id)
                .toList();
    }

    @Override
    public synchronized Page<RoomChange> history(RoomId id, Page.Request page) {
        var lines = histories.getOrDefault(id, List.of()).reversed().stream()
                .filter(line -> page.after() == null || line.id().compareTo(page.after()) < 0)
                .limit(page.limit() + 1L)
                .toList();
        return Page.cut(lines, page, Line::id).map(Line::change);
    }

    @Override
    public synchronized void add(Room room) {
        var plan = room.plan();
        var inTheWay = Optional.ofNullable(plan.booking())
                .flatMap(this::findFor)
                .or(() -> Optional.ofNullable(plan.serviceSession()).flatMap(this::findFor))
                .or(() -> Optional.ofNullable(rooms.get(room.id().value())));
        if (inTheWay.isPresent()) {
            throw new LostRace("there is a room " + inTheWay.get().id());
        }
        put(room, room.version());
    }

    @Override
    public synchronized Room save(Room room) {
        if (!find(room.id()).version().equals(room.version())) {
            throw new LostRace("the room was changed");
        }
        return put(room, new Version(room.version().value() + 1));
    }

    @Override
    public synchronized void follow(RoomId ended) {
        if (!followed.add(ended)) {
            throw new LostRace("a newer room has the booking");
        }
    }

    private Room put(Room room, Version version) {
        var history = histories.computeIfAbsent(room.id(), _ -> new ArrayList<>());
        room.changes().forEach(change -> history.add(new Line(new UUID(0, history.size()), change)));
        var stored = new Room(
                room.id(),
                room.plan(),
                room.status(),
                room.endReason(),
                room.deleted(),
                room.createdAt(),
                room.updatedAt(),
                version,
                List.of());
        rooms.put(room.id().value(), stored);
        return stored;
    }

    @Override
    public synchronized long count(TemplateId template) {
        return rooms.values().stream()
                .filter(room -> !room.deleted() && room.plan().template().equals(template))
                .count();
    }
}
