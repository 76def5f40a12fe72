package dev.rooms.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements of one request, replayed by pgbench. */
final class Pgbench {
    /** Under this name each transaction has a room of its own. */
    private static final String ROOM = "lpad(to_hex(:room::bigint), 32, '0')::uuid";

    private static final Pattern EXECUTED = Pattern.compile("(?s)^(?:statement|execute [^:]+): (.*)$");
    private static final Pattern LOGGED = Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']|'')*)')");
    private static final Pattern USED = Pattern.compile("\\$(\\d+)");
    private static final String INSERT = "insert into room ";

    private final int port;
    private final Path folder;
    private final List<String> variables;
    private final int statements;

    private Pgbench(int port, Path folder, List<String> variables, int statements) {
        this.port = port;
        this.folder = folder;
        this.variables = variables;
        this.statements = statements;
    }

    /** Writes a script from the one transaction that made a room. */
    static Pgbench of(Database database, Path folder) throws IOException {
        var script = new StringBuilder("\\set room random(1, 9000000000000000000)\n");
        var variables = new ArrayList<String>();
        var transaction = transaction(database.statements());
        var room = transaction.stream()
                .filter(Pgbench::makesRoom)
                .map(Pgbench::roomId)
                .findFirst()
                .orElseThrow(() -> new IOException("the request made no room"));
        for (var statement : transaction) {
            var values = values(statement);
            var number = script.length();
            var text = USED.matcher(sql(statement)).replaceAll(used -> {
                var value = values.get(Integer.valueOf(used.group(1)));
                if (value == null) {
                    return "null";
                }
                if (value.equals(room)) {
                    return Matcher.quoteReplacement(ROOM);
                }
                var variable = "v" + number + "_" + used.group(1);
                variables.add("--define=" + variable + "=" + value);
                return ":" + variable;
            });
            script.append(text.replaceAll("\\s+", " ").strip()).append(";\n");
        }
        Files.writeString(folder.resolve("post-rooms.sql"), script);
        return new Pgbench(database.port(), folder, variables, transaction.size());
    }

    /** From its BEGIN to its COMMIT, on its connection alone: others work at the same time. */
    private static List<Database.Statement> transaction(List<Database.Statement> all) throws IOException {
        var open = new HashMap<Integer, List<Database.Statement>>();
        for (var statement : all) {
            var sql = sql(statement);
            if (sql.equalsIgnoreCase("begin")) {
                open.put(statement.process(), new ArrayList<>());
            }
            var begun = open.get(statement.process());
            if (begun == null || sql.isEmpty()) {
                continue;
            }
            begun.add(statement);
            if (sql.equalsIgnoreCase("commit")) {
                if (begun.stream().anyMatch(Pgbench::makesRoom)) {
                    return begun;
                }
                open.remove(statement.process());
            }
        }
        throw new IOException("no transaction that makes a room was logged");
    }

    private static String sql(Database.Statement statement) {
        var executed = EXECUTED.matcher(statement.message());
        return executed.matches() ? executed.group(1).strip() : "";
    }

    private static boolean makesRoom(Database.Statement statement) {
        return sql(statement).startsWith(INSERT);
    }

    private static Map<Integer, String> values(Database.Statement statement) {
        var values = new HashMap<Integer, String>();
        var logged = LOGGED.matcher(statement.detail());
        while (logged.find()) {
            if (logged.group(3) != null) {
                values.put(Integer.valueOf(logged.group(1)), logged.group(3).replace("''", "'"));
            }
        }
        return values;
    }

    /** The parameter that stands where the column of this name does. */
    private static String roomId(Database.Statement insert) {
        var sql = sql(insert);
        var columns = sql.substring(sql.indexOf('(') + 1, sql.indexOf(')')).split(",");
        var marks = sql.substring(sql.lastIndexOf('(') + 1, sql.lastIndexOf(')')).split(",");
        for (var at = 0; at < columns.length; at++) {
            if (columns[at].strip().equals("id")) {
                return values(insert).get(Integer.valueOf(marks[at].strip().substring(1)));
            }
        }
        throw new IllegalStateException("a room without an id");
    }

    int statements() {
        return statements;
    }

    /** @return how long each transaction took, in microseconds */
    double[] forSeconds(int seconds) throws IOException, InterruptedException {
        var run = Files.createTempDirectory(folder, "pgbench");
        var command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared", "-c", "" + Clients.COUNT));
        command.addAll(List.of("-T", "" + seconds, "-f", folder.resolve("post-rooms.sql").toString()));
        command.addAll(List.of("-l", "--log-prefix=" + run.resolve("log")));
        command.addAll(List.of("-h", "127.0.0.1", "-p", "" + port, "-U", Database.USER));
        command.addAll(variables);
        command.add("postgres");
        var output = run.resolve("output").toFile();
        Process pgbench;
        try {
            pgbench = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
        } catch (IOException missing) {
            throw new IOException("pgbench is not on the PATH", missing);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(pgbench::destroyForcibly));
        if (pgbench.waitFor() != 0) {
            throw new IOException("pgbench failed: " + Files.readAllLines(output.toPath()).stream()
                    .filter(line -> line.contains("error"))
                    .findFirst()
                    .orElse(""));
        }
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
}
