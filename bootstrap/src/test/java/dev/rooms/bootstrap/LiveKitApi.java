package dev.rooms.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rooms.embedded.LiveKitServer;
import dev.rooms.livekit.shared.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;

/** LiveKit's server API in JSON, asked without any of our own calls to it. */
public final class LiveKitApi {
    private static final JsonMapper JSON = new JsonMapper();

    private LiveKitApi() {}

    /**
     * @param method such as {@code RoomService/GetParticipant}
     * @param grants LiveKit's {@code video} claim
     * @return what was answered, also when it was an error
     */
    public static JsonNode ask(
            LiveKitServer.Options server, String method, Map<String, Object> grants, Map<String, Object> body) {
        try (var http = HttpClient.newHttpClient()) {
            var claims = Map.of("iss", server.apiKey(), "exp", Instant.now().getEpochSecond() + 60, "video", grants);
            var token = Jwt.sign(Jwt.Key.of(server.apiKey(), server.apiSecret()), JSON.writeValueAsString(claims));
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.signalPort() + "/twirp/livekit." + method))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            return JSON.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
        }
    }
}
