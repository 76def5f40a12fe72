package dev.rooms.application.shared;

import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ActorKind;
import java.util.List;

/** Actors for tests. */
public final class ActorFixture {
    public static final Actor DESK = key("desk");
    public static final Actor NIGHT_SHIFT = key("night shift");

    /** One of each kind and one from before kinds were kept, all of one name. */
    public static final List<Actor> NAMESAKES = List.of(
            new Actor(ActorKind.OPERATOR, "o", "ana"),
            key("ana"),
            new Actor(ActorKind.PARTICIPANT, "p", "ana"),
            Actor.system("ana"),
            new Actor(null, null, "ana"));

    private ActorFixture() {}

    /** The holder of an API key of this name. */
    public static Actor key(String name) {
        return new Actor(ActorKind.KEY, "id of " + name, name);
    }
}
