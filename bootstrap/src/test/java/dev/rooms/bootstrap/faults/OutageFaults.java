package dev.rooms.bootstrap.faults;

import dev.rooms.bootstrap.faults.World.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** LiveKit and its Redis go away and come back while something is recorded. */
final class OutageFaults implements RecordingFault, RecordingFault.Named {
    /** Who is still recorded by then, is recorded on until somebody stops it. */
    private static final Duration GOES_ON = Duration.ofSeconds(20);

    private interface Cut {
        void of(World world) throws Exception;
    }

    private final String name;
    private final Cut cut;

    private OutageFaults(String name, Cut cut) {
        this.name = name;
        this.cut = cut;
    }

    static List<RecordingFault> all() {
        return List.of(
                new OutageFaults("LiveKit killed -9 and restarted while recording", world -> {
                    world.killLiveKit();
                    world.restartLiveKit();
                }),
                new OutageFaults(
                        "Redis killed -9 and restarted with what it knew while recording",
                        world -> world.restartRedis(true)),
                new OutageFaults(
                        "Redis killed -9 and restarted empty while recording", world -> world.restartRedis(false)),
                new OutageFaults("LiveKit and Redis killed -9 and restarted empty while recording", world -> {
                    world.killLiveKit();
                    world.restartRedis(false);
                    world.restartLiveKit();
                }));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public void run(Ground ground, RecordingTable table) throws Exception {
        try (var world = new World(ground, Part.STUDIO)) {
            world.studio().engage();
            try (var room = new RecordedRoom(world, RecordedRoom.template(world))) {
                RecordingFault.together(table, List.of(this), _ -> table.add(name, outcome(world, room)));
            }
        }
    }

    private RecordingOutcome outcome(World world, RecordedRoom room) throws Exception {
        var recording = room.recording();
        var at = Instant.now();
        cut.of(world);
        Thread.sleep(GOES_ON);
        if (room.see(recording).filter(it -> !RecordedRoom.isOver(it)).isPresent()) {
            at = Instant.now();
            room.stop();
        }
        var truth = new RecordingTruth(world, room);
        var settled = truth.settles(recording, at);
        room.isEnteredBy("ben");
        return truth.outcome(settled, "ready");
    }
}
