package dev.rooms.bootstrap.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rooms.bootstrap.StandInEgressWorker;
import dev.rooms.bootstrap.faults.HttpProxy.Passing;
import dev.rooms.bootstrap.faults.Relay.Fate;
import dev.rooms.bootstrap.faults.Traps.At;
import dev.rooms.bootstrap.faults.World.Part;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** What a recorder can do wrong, and what can go wrong on the ways to it: each in a room of its own, all at once. */
final class RecorderFaults implements RecordingFault {
    private static final String READY = "ready";
    private static final String LOST = "failed recorder-lost";
    private static final String UNAVAILABLE = "failed recorder-unavailable";
    /** Longer than Rooms waits for the answer to a start. */
    private static final Duration UNANSWERED = Duration.ofSeconds(25);

    /** By then LiveKit has asked once more for a recorder that did not answer. */
    private static final Duration STARTED_AGAIN = Duration.ofSeconds(15);

    private static final Duration AWAY = Duration.ofSeconds(20);
    private static final Duration LATE = Duration.ofMillis(2_500);
    /** Longer than anything takes that gives a recorder up. */
    private static final Duration DEAF = Duration.ofSeconds(58);

    private static final int STARTS = 20;
    private static final int ACCEPTED = 202;

    private interface Plot {
        Played play(Scene scene) throws Exception;
    }

    /** @param at when the fault was */
    private record Played(String recording, Instant at) {}

    /** @param ends what is still wrong, and has to end before the room is recorded again */
    private record Scene(World world, RecordedRoom room, List<Runnable> ends) {
        Played started() {
            var at = Instant.now();
            return new Played(room.start(), at);
        }

        Played stopped() {
            var recording = room.recording();
            var at = Instant.now();
            room.stop();
            return new Played(recording, at);
        }

        boolean isOf(Passing request) {
            return request.names(room.id());
        }
    }

    private record Row(String name, Map<String, ?> script, Plot plot, String expected) implements Named {}

    private static final List<Row> ROWS = List.of(
            new Row("all workers full", Map.of("reject", "resource_exhausted"), Scene::started, UNAVAILABLE),
            new Row("worker claims the start and never answers", Map.of("mute", true), Scene::started, UNAVAILABLE),
            new Row(
                    "worker answers the start after 12 s",
                    Map.of("answer_ms", 12_000),
                    RecorderFaults::heardLate,
                    READY),
            new Row(
                    "stopped before the start is answered, so that LiveKit starts it again",
                    Map.of("answer_ms", 12_000),
                    RecorderFaults::startedAgain,
                    READY),
            new Row("start answered after Rooms gave up waiting", Map.of(), RecorderFaults::unanswered, READY),
            new Row(
                    "worker fails at start",
                    Map.of("fail_start", true),
                    Scene::started,
                    "failed .*scripted: failed at start"),
            new Row("worker gives up its start", Map.of("abort_start", true), Scene::started, "aborted Start signal.*"),
            new Row("worker hangs at start", Map.of("start_ms", 3_600_000), Scene::started, UNAVAILABLE),
            new Row(
                    "worker fails later",
                    Map.of("fail_after_ms", 1_000),
                    Scene::started,
                    "failed .*scripted: pipeline error"),
            new Row(
                    "worker's handler crashes",
                    Map.of("crash_after_ms", 1_000),
                    Scene::started,
                    "failed signal: killed"),
            new Row("worker reaches the limit", Map.of("limit_after_ms", 1_000), Scene::started, "ready limit-reached"),
            new Row("worker hangs and hears no stop", Map.of("ignore_stop", true), Scene::stopped, LOST),
            new Row("worker hangs over its file", Map.of("hang_ending", true), Scene::stopped, LOST),
            new Row(
                    "worker ends by itself and hangs over its file",
                    Map.of("close_after_ms", 1_000, "hang_ending", true),
                    Scene::started,
                    LOST),
            new Row("worker uploads 8 s late", Map.of("upload_ms", 8_000), Scene::stopped, READY),
            new Row("worker uploads 40 s late", Map.of("upload_ms", 40_000), Scene::stopped, READY),
            new Row("worker uploads half of it", Map.of("upload", "short"), Scene::stopped, "failed size-mismatch"),
            new Row("worker uploads nothing", Map.of("upload", "none"), Scene::stopped, "failed object-missing"),
            new Row("worker may not upload", Map.of("upload", "fail"), Scene::stopped, "failed .*AccessDenied"),
            new Row("worker's last word is lost", Map.of("swallow_end", true), Scene::stopped, LOST),
            new Row("storage away while the file is looked for", Map.of(), RecorderFaults::unseen, READY),
            new Row(
                    "storage away while the file is uploaded",
                    Map.of(),
                    RecorderFaults::refused,
                    "failed .*S3 upload failed.*"),
            new Row("egress webhooks lost", Map.of(), told("egress_", Fate.LOST), READY),
            new Row("egress webhooks doubled", Map.of(), told("egress_", RecorderFaults::doubled), READY),
            new Row("egress webhooks reordered", Map.of(), told("egress_", RecorderFaults::reordered), READY),
            new Row("all webhooks lost for a minute", Map.of(), RecorderFaults::deaf, READY),
            new Row("20 starts at once on two replicas", Map.of(), RecorderFaults::manyStarts, READY));

    @Override
    public List<String> names() {
        return ROWS.stream().map(Row::name).toList();
    }

    @Override
    public void run(Ground ground, RecordingTable table) throws Exception {
        try (var world = new World(ground, Part.STUDIO, Part.SECOND_REPLICA)) {
            var worker = world.studio().engage();
            var template = RecordedRoom.template(world);
            RecordingFault.together(table, ROWS, row -> table.add(row.name(), run(row, world, worker, template)));
        }
    }

    private static RecordingOutcome run(Row row, World world, StandInEgressWorker worker, String template)
            throws Exception {
        try (var room = new RecordedRoom(world, template)) {
            worker.misbehaves(room.id(), row.script());
            var scene = new Scene(world, room, new ArrayList<>());
            var played = row.plot().play(scene);
            var truth = new RecordingTruth(world, room);
            var settled = truth.settles(played.recording(), played.at());
            worker.misbehaves(room.id(), Map.of());
            world.relay().becomes(room::isOf, Fate.CALM);
            scene.ends().forEach(Runnable::run);
            return truth.outcome(settled, row.expected());
        }
    }

    private static Plot told(String kind, Fate fate) {
        return scene -> {
            scene.world().relay().becomes(event -> scene.room().isOf(event) && isOf(event, kind), fate);
            return scene.stopped();
        };
    }

    private static boolean isOf(JsonNode event, String kind) {
        return event.path("event").asText().startsWith(kind);
    }

    private static List<Duration> doubled(int number) {
        return List.of(Duration.ZERO, Duration.ofMillis(1 + 200L * (number % 3)));
    }

    /** Each other one comes after the one that follows it. */
    private static List<Duration> reordered(int number) {
        return List.of(number % 2 == 0 ? LATE : Duration.ZERO);
    }

    private static Played unanswered(Scene scene) {
        scene.world().relay().becomes(event -> scene.room().isOf(event) && isOf(event, "egress_"), Fate.LOST);
        var way = scene.world().studio().wayToLiveKit().traps();
        var trap = way.set(
                request -> request.is("POST", "/StartRoomCompositeEgress") && scene.isOf(request),
                At.AFTER,
                () -> sleep(UNANSWERED));
        var started = scene.started();
        scene.room().becomes(started.recording(), "active");
        way.remove(trap);
        scene.room().stop();
        return started;
    }

    private static Played heardLate(Scene scene) {
        var recording = scene.room().recording();
        sleep(STARTED_AGAIN);
        var at = Instant.now();
        scene.room().stop();
        return new Played(recording, at);
    }

    private static Played startedAgain(Scene scene) {
        var stopped = scene.stopped();
        scene.room().becomes(stopped.recording(), "ready");
        sleep(STARTED_AGAIN);
        return stopped;
    }

    private static Played unseen(Scene scene) {
        var recording = scene.room().recording();
        var way = scene.world().studio().wayToBucket().traps();
        var trap = way.set(request -> request.method().equals("HEAD") && scene.isOf(request), At.BEFORE, () -> {});
        var at = Instant.now();
        scene.room().stop();
        sleep(AWAY);
        way.remove(trap);
        return new Played(recording, at);
    }

    private static Played refused(Scene scene) {
        var way = scene.world().studio().wayToBucket().traps();
        var trap = way.set(request -> request.method().equals("PUT") && scene.isOf(request), At.BEFORE, () -> {});
        scene.ends().add(() -> way.remove(trap));
        return scene.stopped();
    }

    /** Who is recording must not be taken for lost, whatever is not heard. */
    private static Played deaf(Scene scene) {
        var recording = scene.room().recording();
        scene.world().relay().becomes(scene.room()::isOf, Fate.LOST);
        sleep(DEAF);
        scene.room().becomes(recording, "active");
        var at = Instant.now();
        scene.room().stop();
        return new Played(recording, at);
    }

    private static Played manyStarts(Scene scene) {
        var room = scene.room();
        var replicas = scene.world().replicas();
        var at = Instant.now();
        List<HttpResponse<String>> answers;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, STARTS)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> room.askToStart(replicas.get(number % replicas.size())), callers))
                    .toList()
                    .stream()
                    .flatMap(answer -> answer.join().stream())
                    .toList();
        }
        var recordings = room.recordings();
        assertThat(recordings).as("one of them starts").hasSize(1);
        // Whoever was not answered in time does not know.
        assertThat(answers).hasSizeGreaterThan(STARTS / 2).allSatisfy(answer -> {
            var told = RecordedRoom.json(answer);
            var id = told.path(answer.statusCode() == ACCEPTED ? "id" : "recording_id");
            assertThat(id.asText()).as(answer.body()).isEqualTo(recordings.getFirst());
        });
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == ACCEPTED)
                .hasSizeLessThan(2);
        room.becomes(recordings.getFirst(), "active");
        room.stop();
        return new Played(recordings.getFirst(), at);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
