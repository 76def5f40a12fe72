package dev.rooms.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.template.PublishSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What LiveKit says that somebody may do. */
final class LiveKitPermissions {
    private LiveKitPermissions() {}

    static Permission of(Stage stage, LiveKitRoomName room, ParticipantIdentity identity) {
        var participant = LiveKitApi.ask(
                stage.liveKit(),
                "RoomService/GetParticipant",
                Map.of("roomAdmin", true, "room", room.value()),
                Map.of("room", room.value(), "identity", identity.value()));
        return permission(participant.path("permission"));
    }

    private static Permission permission(JsonNode told) {
        var sources = new HashSet<PublishSource>();
        told.path("can_publish_sources").forEach(source -> sources.add(PublishSource.valueOf(source.asText())));
        // LiveKit's word for all is none at all.
        if (told.path("can_publish").asBoolean() && sources.isEmpty()) {
            sources.addAll(PublishSource.ALL);
        }
        return new Permission(
                told.path("can_publish").asBoolean() ? sources : Set.of(),
                told.path("can_publish_data").asBoolean(),
                told.path("can_subscribe").asBoolean());
    }
}
