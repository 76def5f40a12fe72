package dev.rooms.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/**
 * Stands in for LiveKit's egress worker, which is an image of 3 GB: a real recorder as far as LiveKit can see, that
 * uploads a sample file and misbehaves as it is told. What it can be told is in egress-worker/script.go.
 */
final class StandInEgressWorker implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final GoProgram.Server server;

    private StandInEgressWorker(GoProgram.Server server) {
        this.server = server;
    }

    /** Joins the rooms that it records, as the real one does. */
    static StandInEgressWorker start(Stage stage) {
        var liveKit = stage.liveKit();
        return new StandInEgressWorker(GoProgram.Server.start(
                GoProgram.EGRESS_WORKER,
                "-redis",
                String.valueOf(liveKit.redis()),
                "-ws",
                stage.url(),
                "-key",
                liveKit.apiKey(),
                "-secret",
                liveKit.apiSecret()));
    }

    /** @param match part of the room's name or of the object's key */
    void misbehaves(String match, Map<String, ?> how) {
        var script = new HashMap<String, Object>(how);
        script.put("match", match);
        var request = HttpRequest.newBuilder(URI.create(server.url() + "/script"))
                .POST(HttpRequest.BodyPublishers.ofString(json(script)))
                .build();
        try {
            var status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("the stand-in worker answers " + status);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String json(Map<String, Object> script) {
        try {
            return JSON.writeValueAsString(script);
        } catch (JsonProcessingException mistake) {
            throw new IllegalArgumentException(mistake);
        }
    }

    /** As a crash: nobody is told. */
    void kill() {
        server.close();
    }

    @Override
    public void close() {
        server.close();
        http.close();
    }
}
