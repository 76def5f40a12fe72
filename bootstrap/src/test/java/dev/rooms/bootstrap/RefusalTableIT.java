package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Runs after all tests, and makes a table of what they got. */
class RefusalTableIT {
    private static final Path TABLE = Path.of("target", "refusals.md");
    /** A slow request is ended before anybody knows its operation. */
    private static final Map<Integer, String> OF_EVERY_OPERATION = Map.of(408, "PatienceTest");

    @Test
    void every_refusal_that_the_document_names_was_met() throws IOException {
        if (!Files.exists(RefusalTable.TESTED) || !Files.exists(RefusalTable.FUZZED)) {
            System.err.println("Skipped, because the tests of adapters/http or ApiFuzzTest did not run in this build");
            Assumptions.abort("the tests that get the answers did not run");
        }
        var statuses = new TreeSet<Integer>();
        var tests = new TreeMap<String, String>();
        RefusalTable.got().forEach(each -> tests.putIfAbsent(each.operation() + " " + each.status(), each.test()));
        RefusalTable.operations().forEach(operation -> statuses.addAll(RefusalTable.documented(operation)));
        var lines = new ArrayList<>(List.of(
                "| operation | "
                        + String.join(
                                " | ", statuses.stream().map(String::valueOf).toList()) + " |",
                "|---|" + "---|".repeat(statuses.size())));
        var empty = new ArrayList<String>();
        for (var operation : RefusalTable.operations()) {
            var documented = RefusalTable.documented(operation);
            var line = new StringBuilder("| " + operation + " |");
            for (var status : statuses) {
                var test = tests.getOrDefault(operation + " " + status, OF_EVERY_OPERATION.getOrDefault(status, ""));
                line.append(' ')
                        .append(documented.contains(status) ? test : "-")
                        .append(" |");
                if (documented.contains(status) && test.isEmpty()) {
                    empty.add(operation + " " + status);
                }
            }
            lines.add(line.toString());
        }
        Files.write(TABLE, lines);
        assertThat(empty).as("refusals that no test met, see " + TABLE).isEmpty();
    }
}
