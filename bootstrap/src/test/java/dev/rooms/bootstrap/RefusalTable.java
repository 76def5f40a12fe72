package dev.rooms.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** The refusals that the API document names, and the tests that got them from each operation. */
final class RefusalTable {
    static final Path FUZZED = Path.of("target", "fuzzed-answers.tsv");
    static final Path TESTED = Path.of("../adapters/http/target/answers.tsv");
    private static final Path DOCUMENT = Path.of("../adapters/http/openapi.json");

    /** A status that a test got. */
    record Got(String method, String path, int status, String test) {
        static Optional<Got> of(String method, String path, int status, String test) {
            return operations().stream()
                    .map(operation -> operation.split(" ", 2))
                    .filter(operation ->
                            operation[0].equals(method) && path.matches(operation[1].replaceAll("\\{[^}]+}", "[^/]+")))
                    .findFirst()
                    .map(operation -> new Got(method, operation[1], status, test));
        }

        static Got read(String line) {
            var parts = line.split("\t", -1);
            return new Got(parts[0], parts[1], Integer.parseInt(parts[2]), parts[3]);
        }

        String operation() {
            return method + " " + path;
        }

        String line() {
            return String.join("\t", method, path, String.valueOf(status), test);
        }
    }

    private RefusalTable() {}

    private static JsonNode paths() {
        try {
            return new ObjectMapper().readTree(DOCUMENT.toFile()).path("paths");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Each as its method and path. */
    static List<String> operations() {
        var names = new ArrayList<String>();
        paths().properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> names.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return names;
    }

    /** The statuses of refusals that a client can cause. */
    static Set<Integer> documented(String operation) {
        var parts = operation.split(" ", 2);
        var statuses = new TreeSet<Integer>();
        var answers =
                paths().path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT)).path("responses");
        StreamSupport.stream(((Iterable<String>) answers::fieldNames).spliterator(), false)
                .map(Integer::valueOf)
                .filter(status -> status >= 400 && status < 500)
                .forEach(statuses::add);
        return statuses;
    }

    static List<Got> got() throws IOException {
        var all = new ArrayList<Got>();
        for (var file : List.of(TESTED, FUZZED)) {
            Files.readAllLines(file).stream().map(Got::read).forEach(all::add);
        }
        return all;
    }
}
