package dev.rooms.bootstrap.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which fault was tried how often, and what came of it. */
final class FaultTable {
    private final Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final Map<String, String> skipped = new LinkedHashMap<>();

    FaultTable(List<Fault> faults) {
        faults.forEach(fault -> outcomes.put(fault.name(), new ArrayList<>()));
    }

    synchronized void add(Fault fault, Outcome outcome) {
        System.err.println((outcome.isRight() ? "Right after " : "WRONG after ")
                + outcome.untilRight().toMillis() + " ms: " + fault.name());
        outcome.words().forEach(System.err::println);
        outcomes.getOrDefault(fault.name(), List.of()).add(outcome);
    }

    synchronized void failed(Fault fault, Throwable failure) {
        failures.put(fault.name(), failure.toString());
    }

    synchronized void skipped(Fault fault, String why) {
        skipped.put(fault.name(), why);
    }

    synchronized boolean isGood() {
        return failures.isEmpty()
                && outcomes.values().stream().flatMap(List::stream).allMatch(Outcome::isRight)
                && outcomes.entrySet().stream()
                        .allMatch(row -> !row.getValue().isEmpty() || skipped.containsKey(row.getKey()));
    }

    synchronized String text() {
        var rows = outcomes.entrySet().stream().map(row -> row(row.getKey(), row.getValue()));
        var notes = Stream.of(
                        failures.entrySet().stream().map(row -> row.getKey() + ": " + row.getValue()),
                        skipped.entrySet().stream().map(row -> row.getKey() + " was skipped: " + row.getValue()),
                        outcomes.entrySet().stream().flatMap(FaultTable::words))
                .flatMap(each -> each);
        return Stream.of(
                        Stream.of("| fault | runs | lost | doubled | seconds until right |", "|---|---|---|---|---|"),
                        rows,
                        notes.map(note -> "\n" + note))
                .flatMap(each -> each)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String row(String name, List<Outcome> runs) {
        var lost = runs.stream().mapToInt(each -> each.lost().size()).sum();
        var doubled = runs.stream().mapToInt(each -> each.doubled().size()).sum();
        return "| %s | %d | %d | %d | %s |".formatted(name, runs.size(), lost, doubled, seconds(name, runs));
    }

    /** The longest of all runs. */
    private String seconds(String name, List<Outcome> runs) {
        if (skipped.containsKey(name)) {
            return "skipped";
        }
        if (failures.containsKey(name) || !runs.stream().allMatch(Outcome::isRight)) {
            return "NEVER";
        }
        var longest =
                runs.stream().mapToLong(each -> each.untilRight().toMillis()).max();
        return longest.isPresent() ? String.format(Locale.ROOT, "%.1f", longest.getAsLong() / 1000.0) : "";
    }

    private static Stream<String> words(Map.Entry<String, List<Outcome>> row) {
        return row.getValue().stream()
                .filter(each -> !each.isRight())
                .flatMap(each -> each.words().limit(10))
                .map(word -> row.getKey() + ": " + word);
    }
}
