package dev.rooms.bootstrap.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.bootstrap.GoProgram;
import dev.rooms.embedded.LiveKitServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Brings about every fault that the ledger has to outlive, with real processes, and prints what came of it. Runs with
 * {@code -Pfaults} alone; {@code -Dfaults=clock} runs those in whose name this regular expression is found.
 */
class FaultMatrix {
    /** What each process said stays there. */
    private static final Path FOLDER = Path.of("target/faults");

    private static final Path TABLE = Path.of("target/faults.md");
    /** Most of the time they wait for LiveKit or for a look at it. */
    private static final int AT_ONCE = 4;

    @Test
    void nothing_is_lost_or_doubled_and_the_ledger_becomes_right() throws Exception {
        if (LiveKitServer.find().isEmpty() || GoProgram.PARTICIPANT.path().isEmpty()) {
            System.err.println("Skipped, because it needs a real LiveKit server, and Go to build participants with");
            Assumptions.abort("no LiveKit or no Go");
        }
        var wanted = Pattern.compile(System.getProperty("faults", ""));
        // The longest first, so that none of them is left alone at the end.
        var faults = Stream.of(
                        LiveKitFaults.all(),
                        ClockFaults.all(),
                        WebhookFaults.all(),
                        RoomsFaults.all(),
                        TimerFaults.all(),
                        PostgresFaults.all())
                .flatMap(List::stream)
                .filter(fault -> wanted.matcher(fault.name()).find())
                .toList();
        var table = new FaultTable(faults);
        Files.createDirectories(FOLDER);
        try (var ground = Ground.lay(Files.createTempDirectory(FOLDER, "run"));
                var lanes = Executors.newFixedThreadPool(AT_ONCE)) {
            faults.forEach(fault -> lanes.execute(() -> run(fault, ground, table)));
        }
        Files.writeString(TABLE, table.text());
        System.err.println(table.text());
        assertThat(table.isGood()).as(table.text()).isTrue();
    }

    private static void run(Fault fault, Ground ground, FaultTable table) {
        System.err.println("Fault: " + fault.name());
        try {
            fault.scenario().run(ground, outcome -> table.add(fault, outcome));
        } catch (FaultSkipped skipped) {
            System.err.println("Skipped, " + skipped.getMessage() + ": " + fault.name());
            table.skipped(fault, String.valueOf(skipped.getMessage()));
        } catch (Exception | AssertionError failure) {
            failure.printStackTrace();
            table.failed(fault, failure);
        }
    }
}
