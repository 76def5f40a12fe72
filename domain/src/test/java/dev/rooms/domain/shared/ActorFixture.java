package dev.rooms.domain.shared;

/** Actors for tests. */
public final class ActorFixture {
    public static final Actor DESK = key("desk");
    public static final Actor NIGHT_SHIFT = key("night shift");

    private ActorFixture() {}

    /** The holder of an API key of this name. */
    public static Actor key(String name) {
        return new Actor(ActorKind.KEY, "id of " + name, name);
    }
}
