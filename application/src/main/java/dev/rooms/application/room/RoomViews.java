package dev.rooms.application.room;

import dev.rooms.application.template.Templates;
import dev.rooms.domain.room.EffectiveSettings;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SystemDefaults;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.template.RoomTemplate;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together what callers see of a room. */
public final class RoomViews {
    private final Templates templates;
    private final Sessions sessions;
    private final SystemDefaults defaults;
    private final InstantSource clock;

    public RoomViews(Templates templates, Sessions sessions, SystemDefaults defaults, InstantSource clock) {
        this.templates = templates;
        this.sessions = sessions;
        this.defaults = defaults;
        this.clock = clock;
    }

    RoomView of(Room room) {
        return view(room, sessions.current(Set.of(room.id())));
    }

    /** A room that nobody can have joined yet. */
    RoomView ofNew(Room room) {
        return view(room, Map.of());
    }

    Page<RoomView> of(Page<Room> page) {
        var current = sessions.current(page.items().stream().map(Room::id).collect(Collectors.toSet()));
        return page.map(room -> view(room, current));
    }

    /** The settings of a room as they hold. */
    public EffectiveSettings settings(Room room) {
        return settings(room, draft(room));
    }

    private EffectiveSettings settings(Room room, RoomTemplate.Draft template) {
        return EffectiveSettings.of(room.plan().settings(), template.settings(), defaults);
    }

    private RoomTemplate.Draft draft(Room room) {
        return templates.draft(room.plan().template(), room.plan().revision());
    }

    private RoomView view(Room room, Map<RoomId, Session> current) {
        var template = draft(room);
        return new RoomView(
                room,
                room.statusAt(clock.instant()),
                settings(room, template),
                template.recording(),
                current.get(room.id()));
    }
}
