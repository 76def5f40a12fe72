package dev.rooms.domain.shared;

import org.jspecify.annotations.Nullable;

/**
 * The author of an act. The name is for people and proves nothing: an API key can have the name of a participant. Kind
 * and id prove who it was.
 *
 * @param kind null: not known, because it happened before Rooms kept more than the name
 * @param id of the API key or of the join token; of others the name, which is unique in their kind
 */
public record Actor(@Nullable ActorKind kind, @Nullable String id, String name) {
    public static final Actor OPERATOR = new Actor(ActorKind.OPERATOR, "operator", "operator");
    public static final Actor ROOMS = system("rooms");
    public static final Actor CLOCK = system("clock");
    public static final Actor LIVEKIT = system("livekit");
    public static final Actor RECORDER = system("recorder");
    public static final Actor AUTO_START = system("auto-start");

    public Actor {
        if ((kind == null) != (id == null)) {
            throw new IllegalArgumentException("kind and id of an actor are known together");
        }
    }

    public static Actor participant(TokenId token, ParticipantIdentity identity) {
        return new Actor(ActorKind.PARTICIPANT, token.value().toString(), identity.value());
    }

    /** @param part its name, which no other part has */
    public static Actor system(String part) {
        return new Actor(ActorKind.SYSTEM, part, part);
    }
}
