package dev.rooms.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Runs a script in one database, as often as it can. */
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final Path folder;
    private final Database database;
    private final int clients;
    private final Script script;

    Pgbench(Path folder, Database database, int clients, Script script) {
        this.folder = folder;
        this.database = database;
        this.clients = clients;
        this.script = script;
    }

    /** @return how many it ran per second */
    double rate(int seconds) throws IOException, InterruptedException {
        var said = run(seconds, folder, List.of());
        var rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IOException("pgbench told no rate");
        }
        return Double.parseDouble(rate.group(1));
    }

    /** @return how long each run took, in microseconds */
    double[] times(int seconds) throws IOException, InterruptedException {
        var run = Files.createTempDirectory(folder, "pgbench");
        run(seconds, run, List.of("-l", "--log-prefix=" + run.resolve("log")));
        try (var files = Files.list(run)) {
            var logs = files.filter(file -> file.getFileName().toString().startsWith("log")).toList();
            var times = new ArrayList<Double>();
            for (var log : logs) {
                for (var line : Files.readAllLines(log)) {
                    times.add(Double.valueOf(line.split(" ")[2]));
                }
            }
            return times.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private String run(int seconds, Path run, List<String> options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared", "-c", "" + clients));
        command.addAll(List.of("-T", "" + seconds, "-f", script.file().toString()));
        command.addAll(options);
        command.addAll(List.of("-h", "127.0.0.1", "-p", "" + database.port(), "-U", Cluster.USER));
        command.addAll(script.variables());
        command.add(database.name());
        var output = run.resolve("pgbench-output");
        Process pgbench;
        try {
            pgbench = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        } catch (IOException missing) {
            throw new IOException("pgbench is not on the PATH", missing);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(pgbench::destroyForcibly));
        var code = pgbench.waitFor();
        var said = Files.readString(output);
        if (code != 0) {
            throw new IOException("pgbench failed: "
                    + said.lines().filter(line -> line.contains("error")).findFirst().orElse(""));
        }
        return said;
    }
}
