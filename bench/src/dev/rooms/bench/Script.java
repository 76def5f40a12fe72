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

/**
 * What pgbench runs, written from statements that the product ran, so that it cannot drift from it.
 *
 * @param variables options of pgbench that set what the statements use
 */
record Script(Path file, List<String> variables) {
    private static final Pattern EXECUTED = Pattern.compile("(?s)^(?:statement|execute [^:]+): (.*)$");
    private static final Pattern LOGGED = Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']|'')*)')");
    private static final Pattern USED = Pattern.compile("\\$(\\d+)");

    /**
     * @param head its first lines
     * @param own what takes the place of these values, so that each run has its own
     */
    static Script of(Path file, String head, List<Cluster.Statement> statements, Map<String, String> own)
            throws IOException {
        var script = new StringBuilder(head);
        var variables = new ArrayList<String>();
        for (var statement : statements) {
            var values = values(statement);
            var number = script.length();
            var text = USED.matcher(sql(statement)).replaceAll(used -> {
                var value = values.get(Integer.valueOf(used.group(1)));
                if (value == null) {
                    return "null";
                }
                if (own.containsKey(value)) {
                    return Matcher.quoteReplacement(own.get(value));
                }
                var variable = "v" + number + "_" + used.group(1);
                variables.add("--define=" + variable + "=" + value);
                return ":" + variable;
            });
            script.append(text.replaceAll("\\s+", " ").strip()).append(";\n");
        }
        Files.writeString(file, script);
        return new Script(file, variables);
    }

    static boolean isInsert(Cluster.Statement statement, String insert) {
        return sql(statement).startsWith(insert);
    }

    /** From its BEGIN to its COMMIT, on its connection alone: others work at the same time. */
    static List<Cluster.Statement> transaction(List<Cluster.Statement> all, String insert) throws IOException {
        var open = new HashMap<Integer, List<Cluster.Statement>>();
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
                if (begun.stream().anyMatch(each -> sql(each).startsWith(insert))) {
                    return begun;
                }
                open.remove(statement.process());
            }
        }
        throw new IOException("no transaction was logged with " + insert);
    }

    private static String sql(Cluster.Statement statement) {
        var executed = EXECUTED.matcher(statement.message());
        return executed.matches() ? executed.group(1).strip() : "";
    }

    private static Map<Integer, String> values(Cluster.Statement statement) {
        var values = new HashMap<Integer, String>();
        var logged = LOGGED.matcher(statement.detail());
        while (logged.find()) {
            if (logged.group(3) != null) {
                values.put(Integer.valueOf(logged.group(1)), logged.group(3).replace("''", "'"));
            }
        }
        return values;
    }

    /** The value of the parameter that stands where the column of this name does. */
    static String value(Cluster.Statement insert, String name) {
        var sql = sql(insert);
        var columns = sql.substring(sql.indexOf('(') + 1, sql.indexOf(')')).split(",");
        var marks = sql.substring(sql.lastIndexOf('(') + 1, sql.lastIndexOf(')')).split(",");
        for (var at = 0; at < columns.length; at++) {
            if (columns[at].strip().equals(name)) {
                return values(insert).get(Integer.valueOf(marks[at].strip().substring(1)));
            }
        }
        throw new IllegalStateException("no column " + name);
    }
}
