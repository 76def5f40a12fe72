package dev.rooms.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL that is there and does not answer, until this is closed. */
public final class FrozenProcess implements AutoCloseable {
    private final List<String> all = new ArrayList<>();

    private FrozenProcess() {}

    /** @param data its folder */
    static FrozenProcess postgres(Path data) throws IOException {
        var frozen = new FrozenProcess();
        var first =
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        // First the one that starts the others.
        frozen.all.add(first);
        signal("-STOP", frozen.all);
        ProcessHandle.of(Long.parseLong(first))
                .orElseThrow()
                .descendants()
                .forEach(each -> frozen.all.add(String.valueOf(each.pid())));
        signal("-STOP", frozen.all);
        return frozen;
    }

    @Override
    public void close() throws IOException {
        signal("-CONT", all);
    }

    /** @param signal such as -STOP, -CONT */
    public static void signal(String signal, List<String> processes) throws IOException {
        var command = new ArrayList<>(List.of("kill", signal));
        command.addAll(processes);
        new ProcessBuilder(command).inheritIO().start().onExit().join();
    }
}
