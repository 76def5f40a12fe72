package dev.rooms.http.shared;

import dev.rooms.domain.shared.Actor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An actor as callers see it. */
@RegisterForReflection
@Schema(
        name = "Actor",
        description = "Who did it. A name proves nothing, since an API key can have the name of a participant;"
                + " kind and id tell them apart. null: it happened before Rooms kept more than the name")
public record ActorJson(
        @Schema(
                examples = "key",
                description =
                        "operator: the holder of ROOMS_API_KEY; key: the holder of an API key; participant: a person"
                                + " in a room; system: a part of Rooms, or LiveKit. More may be added")
        String kind,

        @Schema(
                examples = "019a8f6e-5d7c-7b6e-a1f0-c2d4e6f80912",
                description = "The id of the API key, or of the participant's join token (without one, as by phone, the"
                        + " participant sid); else the name")
        String id,

        @Schema(
                examples = "booking",
                description = "The name of the API key, the identity of the participant, operator, or the part of the"
                        + " system: rooms, clock, livekit, recorder, auto-start")
        String name) {
    public static @Nullable ActorJson of(@Nullable Actor actor) {
        if (actor == null || actor.kind() == null || actor.id() == null) {
            return null;
        }
        return new ActorJson(actor.kind().text(), actor.id(), actor.name());
    }
}
