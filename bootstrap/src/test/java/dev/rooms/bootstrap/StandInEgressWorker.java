package dev.rooms.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rooms.embedded.LiveKitServer;
import dev.rooms.embedded.SampleRecorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The stand-in for LiveKit's egress worker that misbehaves as it is told; what it understands is in its script.go. */
public final class StandInEgressWorker implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final SampleRecorder recorder;

    private StandInEgressWorker(SampleRecorder recorder) {
        this.recorder = recorder;
    }

    static StandInEgressWorker start(Stage stage) {
        return start(stage.liveKit());
    }

    /** @param liveKit with a Redis */
    public static StandInEgressWorker start(LiveKitServer.Options liveKit) {
        return new StandInEgressWorker(SampleRecorder.start(
                GoProgram.EGRESS_WORKER.path().orElseThrow(), liveKit, GoProgram.EGRESS_WORKER.log()));
    }

    /** @param match part of the room's name or of the object's key */
    public void misbehaves(String match, Map<String, ?> how) {
        var script = new HashMap<String, Object>(how);
        script.put("match", match);
        ask(HttpRequest.newBuilder(URI.create(recorder.url() + "/script"))
                .POST(HttpRequest.BodyPublishers.ofString(json(script))));
    }

    /** The recorders that it really runs, whatever LiveKit lists. */
    public Set<String> active() {
        var told = new HashSet<String>();
        try {
            JSON.readTree(ask(HttpRequest.newBuilder(URI.create(recorder.url() + "/active"))))
                    .forEach(id -> told.add(id.asText()));
        } catch (JsonProcessingException mistake) {
            throw new IllegalStateException(mistake);
        }
        return told;
    }

    private String ask(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the stand-in worker answers " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
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
    public void kill() {
        recorder.close();
    }

    @Override
    public void close() {
        recorder.close();
        http.close();
    }
}
