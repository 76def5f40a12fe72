package dev.rooms.bootstrap.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.bootstrap.GoProgram;
import dev.rooms.embedded.LiveKitServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Brings about every fault that a recording has to outlive, with real processes, and prints what came of it:
 * {@code -Drecording.faults=webhooks} runs those of whose rows one matches this regular expression.
 */
class RecordingFaultsIT {
    private static final Path FOLDER = Path.of("target/recording-faults");
    private static final Path TABLE = Path.of("target/recording-faults.md");
    private static final List<GoProgram> PROGRAMS =
            List.of(GoProgram.PARTICIPANT, GoProgram.EGRESS_WORKER, GoProgram.S3_SERVER);

    @Test
    void no_recording_is_stuck_lost_or_doubled() throws Exception {
        if (LiveKitServer.find().isEmpty()
                || PROGRAMS.stream().anyMatch(program -> program.path().isEmpty())) {
            System.err.println("Skipped, because it needs a real LiveKit server, and Go to build recorders with");
            Assumptions.abort("no LiveKit or no Go");
        }
        var wanted = Pattern.compile(System.getProperty("recording.faults", ""));
        List<RecordingFault> all =
                new ArrayList<>(List.of(new RecorderFaults(), new RoomsDeathFaults(), new WorkerDeathFaults()));
        all.addAll(OutageFaults.all());
        var faults = all.stream()
                .filter(fault -> fault.names().stream()
                        .anyMatch(name -> wanted.matcher(name).find()))
                .toList();
        var table = new RecordingTable(
                faults.stream().flatMap(fault -> fault.names().stream()).toList());
        Files.createDirectories(FOLDER);
        try (var ground = Ground.lay(Files.createTempDirectory(FOLDER, "run"))) {
            // One after the other: each brings up a Rooms, a LiveKit and up to thirty people, which is load enough.
            faults.forEach(fault -> run(fault, ground, table));
        }
        Files.writeString(TABLE, table.text());
        System.err.println(table.text());
        assertThat(table.isGood()).as(table.text()).isTrue();
    }

    private static void run(RecordingFault fault, Ground ground, RecordingTable table) {
        try {
            fault.run(ground, table);
        } catch (Exception | AssertionError failure) {
            fault.names().forEach(name -> table.failed(name, failure));
        }
    }
}
