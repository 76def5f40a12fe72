package dev.rooms.bootstrap.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rooms.bootstrap.LiveKitApi;
import dev.rooms.bootstrap.SecondS3;
import dev.rooms.bootstrap.StandInEgressWorker;
import dev.rooms.embedded.LiveKitServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

/** What recordings are made with: recorders, the bucket, and the ways of Rooms to LiveKit and of all to the bucket. */
final class Studio implements Closeable {
    /** How long a file may take to be seen; short, since what is missing is missing for all of it. */
    static final Duration VERIFY = Duration.ofSeconds(10);

    /** @param status in LiveKit's words, such as EGRESS_ACTIVE */
    record Listed(String id, String status, String key) {
        boolean isRecording() {
            return status.equals("EGRESS_STARTING") || status.equals("EGRESS_ACTIVE");
        }
    }

    private final LiveKitServer.Options livekit;
    private final SecondS3 bucket = new SecondS3();
    private final HttpProxy wayToLiveKit;
    private final HttpProxy wayToBucket;
    private final List<StandInEgressWorker> workers = new CopyOnWriteArrayList<>();

    Studio(LiveKitServer.Options livekit) throws IOException {
        this.livekit = livekit;
        wayToLiveKit = new HttpProxy(() -> URI.create("http://127.0.0.1:" + livekit.signalPort()));
        wayToBucket = new HttpProxy(() -> URI.create(bucket.url()));
    }

    Map<String, String> settings() {
        return Map.of(
                "LIVEKIT_SERVER_URL",
                wayToLiveKit.url(),
                "ROOMS_STORAGE_KIND",
                "s3",
                "ROOMS_STORAGE_ENDPOINT",
                wayToBucket.url(),
                "ROOMS_STORAGE_BUCKET",
                SecondS3.BUCKET,
                "ROOMS_STORAGE_ACCESS_KEY",
                "anybody",
                "ROOMS_STORAGE_SECRET_KEY",
                "whatever",
                "ROOMS_RECORDING_VERIFY_TIMEOUT",
                VERIFY.toString());
    }

    HttpProxy wayToLiveKit() {
        return wayToLiveKit;
    }

    HttpProxy wayToBucket() {
        return wayToBucket;
    }

    SecondS3 bucket() {
        return bucket;
    }

    /** From now on there is one more recorder. */
    StandInEgressWorker engage() {
        var worker = StandInEgressWorker.start(livekit);
        workers.add(worker);
        return worker;
    }

    void kill(StandInEgressWorker worker) {
        workers.remove(worker);
        worker.kill();
    }

    /** The recorders that really run. */
    Set<String> running() {
        var running = new HashSet<String>();
        workers.forEach(worker -> running.addAll(worker.active()));
        return running;
    }

    /** What LiveKit lists. */
    List<Listed> listed() {
        var answer = LiveKitApi.ask(livekit, "Egress/ListEgress", Map.of("roomRecord", true), Map.of());
        return StreamSupport.stream(answer.path("items").spliterator(), false)
                .map(Studio::listed)
                .toList();
    }

    private static Listed listed(JsonNode egress) {
        return new Listed(
                egress.path("egress_id").asText(),
                egress.path("status").asText(),
                egress.path("room_composite")
                        .path("file_outputs")
                        .path(0)
                        .path("filepath")
                        .asText());
    }

    @Override
    public void close() {
        workers.forEach(StandInEgressWorker::close);
        wayToLiveKit.close();
        wayToBucket.close();
        bucket.close();
    }
}
