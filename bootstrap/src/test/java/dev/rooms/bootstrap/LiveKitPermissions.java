package dev.rooms.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.livekit.shared.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What LiveKit says that somebody may do, asked without any of our own code. */
final class LiveKitPermissions {
    private static final JsonMapper JSON = new JsonMapper();

    private LiveKitPermissions() {}

    static Permission of(Stage stage, LiveKitRoomName room, ParticipantIdentity identity) {
        var server = stage.liveKit();
        var token = Jwt.sign(
                Jwt.Key.of(server.apiKey(), server.apiSecret()),
                "{\"iss\":\"%s\",\"exp\":%d,\"video\":{\"roomAdmin\":true,\"room\":\"%s\"}}"
                        .formatted(server.apiKey(), Instant.now().getEpochSecond() + 60, room.value()));
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http" + stage.url().substring("ws".length())
                            + "/twirp/livekit.RoomService/GetParticipant"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            JSON.writeValueAsString(Map.of("room", room.value(), "identity", identity.value()))))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return permission(JSON.readTree(answer.body()).path("permission"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
        }
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
