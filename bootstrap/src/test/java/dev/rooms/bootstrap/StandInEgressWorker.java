package dev.rooms.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rooms.embedded.SampleRecorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** The stand-in for LiveKit's egress worker that misbehaves as it is told; what it understands is in its script.go. */
final class StandInEgressWorker implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final SampleRecorder recorder;

    private StandInEgressWorker(SampleRecorder recorder) {
        this.recorder = recorder;
    }

    static StandInEgressWorker start(Stage stage) {
        return new StandInEgressWorker(SampleRecorder.start(
                GoProgram.EGRESS_WORKER.path().orElseThrow(), stage.liveKit(), GoProgram.EGRESS_WORKER.log()));
    }

    /** @param match part of the room's name or of the object's key */
    void misbehaves(String match, Map<String, ?> how) {
        var script = new HashMap<String, Object>(how);
        script.put("match", match);
        var request = HttpRequest.newBuilder(URI.create(recorder.url() + "/script"))
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
        recorder.close();
    }

    @Override
    public void close() {
        recorder.close();
        http.close();
    }
}
