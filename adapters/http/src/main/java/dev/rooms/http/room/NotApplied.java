package dev.rooms.http.room;

import dev.rooms.application.room.RoomView;
import dev.rooms.http.shared.Bodies;
import dev.rooms.http.shared.BodyMeaning;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Names the members of a request to create a room that differ from the room that was there. */
@Singleton
class NotApplied {
    /** Null names neither a type nor a template, and a room always has both. */
    private static final Set<String> UNNAMED = Set.of("room_type", "template_id");

    private final Bodies bodies;
    private final BodyMeaning sent;

    NotApplied(Bodies bodies, BodyMeaning sent) {
        this.bodies = bodies;
        this.sent = sent;
    }

    /** A value is compared with the one that holds; null, which leaves a value to the template, with the room's own. */
    List<String> of(RoomBody body, RoomView view) {
        var asked = bodies.write(body);
        var shown = bodies.write(RoomJson.of(view));
        var own = bodies.write(RoomBody.of(view.room()));
        return sent.members().stream()
                .filter(name -> asked.path(name).isNull()
                        ? own.hasNonNull(name) && !UNNAMED.contains(name)
                        : !asked.path(name).equals(shown.path(name)))
                .toList();
    }
}
