package dev.rooms.bootstrap.faults;

import dev.rooms.bootstrap.StandInEgressWorker;
import dev.rooms.bootstrap.faults.RecordingTruth.Settled;
import dev.rooms.bootstrap.faults.World.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The only worker is killed -9 with recordings in all states; then another one comes. */
final class WorkerDeathFaults implements RecordingFault {
    private static final String LOST = "failed recorder-lost";
    private static final String UNAVAILABLE = "failed recorder-unavailable";
    private static final int LONG_MS = 3_600_000;
    private static final String NOBODY = "no worker at all";
    /** Who finds no recorder learns it by then, whoever else is waiting for one. */
    private static final Duration UNAVAILABLE_AFTER = Duration.ofSeconds(30);

    /**
     * @param reaches what it is when the worker dies; nothing where it begins afterwards
     * @param isStopped whether it was told to stop then
     * @param begins so long after the worker has died
     */
    private record Row(
            String name, Map<String, ?> script, String reaches, boolean isStopped, Duration begins, String expected) {
        Row(String name, Map<String, ?> script, String reaches, boolean isStopped, String expected) {
            this(name, script, reaches, isStopped, Duration.ZERO, expected);
        }

        static Row ofNobody(int begins) {
            return new Row(NOBODY, Map.of(), "", false, Duration.ofSeconds(begins), UNAVAILABLE);
        }
    }

    private static final List<Row> ALL = List.of(
            new Row("worker killed -9 while it starts", Map.of("start_ms", LONG_MS), "starting", false, UNAVAILABLE),
            new Row("worker killed -9 while it records", Map.of(), "active", false, LOST),
            new Row("worker killed -9 over its file", Map.of("upload_ms", LONG_MS), "active", true, LOST),
            new Row(
                    "worker killed -9 over its file, having ended by itself",
                    Map.of("close_after_ms", 500, "upload_ms", LONG_MS),
                    "ending",
                    false,
                    LOST),
            Row.ofNobody(0),
            Row.ofNobody(4),
            Row.ofNobody(8));

    /** One of its rooms, and how far it has come. */
    private static final class Take implements Named {
        private final Row row;
        private final RecordedRoom room;
        private final RecordingTruth truth;
        private @Nullable Settled settled;
        private String recording = "";

        Take(Row row, World world, String template) {
            this.row = row;
            this.room = new RecordedRoom(world, template);
            this.truth = new RecordingTruth(world, room);
        }

        @Override
        public String name() {
            return row.name();
        }

        void begin(StandInEgressWorker worker) {
            if (row.reaches().isEmpty()) {
                return;
            }
            worker.misbehaves(room.id(), row.script());
            recording = room.start();
            room.becomes(recording, row.reaches());
            if (row.isStopped()) {
                room.stop();
                room.becomes(recording, "ending");
            }
        }

        void settle(Instant died) throws InterruptedException {
            var at = died;
            if (recording.isEmpty()) {
                Thread.sleep(row.begins());
                at = Instant.now();
                recording = room.start();
            }
            settled = truth.settles(recording, at);
        }

        RecordingOutcome outcome() throws Exception {
            var after = Optional.ofNullable(settled).orElseThrow();
            if (row.name().equals(NOBODY) && after.took().compareTo(UNAVAILABLE_AFTER) > 0) {
                throw new AssertionError("only after " + after.took());
            }
            return truth.outcome(after, row.expected());
        }
    }

    @Override
    public List<String> names() {
        return ALL.stream().map(Row::name).distinct().toList();
    }

    @Override
    public void run(Ground ground, RecordingTable table) throws Exception {
        try (var world = new World(ground, Part.STUDIO)) {
            var worker = world.studio().engage();
            var template = RecordedRoom.template(world);
            var takes = RecordingFault.all(ALL, row -> new Take(row, world, template));
            RecordingFault.together(table, takes, take -> take.begin(worker));
            world.studio().kill(worker);
            var died = Instant.now();
            RecordingFault.together(table, takes, take -> take.settle(died));
            world.studio().engage();
            RecordingFault.together(table, takes, take -> table.add(take.name(), take.outcome()));
            takes.forEach(take -> take.room.close());
        }
    }
}
