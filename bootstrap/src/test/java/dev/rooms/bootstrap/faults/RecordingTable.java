package dev.rooms.bootstrap.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which fault of a recording was tried how often, and what came of it. */
final class RecordingTable {
    /** LiveKit may have much to say. */
    private static final int WORDS = 48;

    private final Map<String, List<RecordingOutcome>> outcomes = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    /** @param faults all there are, in the order of the rows */
    RecordingTable(List<String> faults) {
        faults.forEach(fault -> outcomes.put(fault, new ArrayList<>()));
    }

    synchronized void add(String fault, RecordingOutcome outcome) {
        System.err.println((outcome.isRight() ? "Right after " : "WRONG after ")
                + outcome.untilRight().toMillis() + " ms: " + fault + ": " + outcome.became());
        outcome.words().forEach(System.err::println);
        outcomes.getOrDefault(fault, List.of()).add(outcome);
    }

    synchronized void failed(String fault, Throwable failure) {
        failure.printStackTrace();
        failures.putIfAbsent(fault, failure.toString());
    }

    synchronized boolean isGood() {
        return failures.isEmpty()
                && outcomes.values().stream().noneMatch(List::isEmpty)
                && outcomes.values().stream().flatMap(List::stream).allMatch(RecordingOutcome::isRight);
    }

    synchronized String text() {
        var rows = outcomes.entrySet().stream().map(row -> row(row.getKey(), row.getValue()));
        var notes = Stream.concat(
                failures.entrySet().stream().map(row -> row.getKey() + ": " + row.getValue()),
                outcomes.entrySet().stream()
                        .flatMap(row -> row.getValue().stream()
                                .flatMap(RecordingOutcome::words)
                                .map(word -> row.getKey() + ": " + word)));
        return Stream.of(
                        Stream.of(
                                "| fault | runs | outcome | stuck | orphans | seconds until right |",
                                "|---|---|---|---|---|---|"),
                        rows,
                        notes.map(note -> "\n" + note))
                .flatMap(each -> each)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String row(String fault, List<RecordingOutcome> runs) {
        var became = runs.stream()
                .map(RecordingOutcome::became)
                .map(words -> words.length() > WORDS ? words.substring(0, WORDS) + "…" : words)
                .distinct()
                .collect(Collectors.joining(", "));
        var stuck = runs.stream().mapToInt(each -> each.stuck().size()).sum();
        var orphans = runs.stream().mapToInt(each -> each.orphans().size()).sum();
        return "| %s | %d | %s | %d | %d | %s |"
                .formatted(fault, runs.size(), became, stuck, orphans, seconds(fault, runs));
    }

    /** The longest of all runs. */
    private String seconds(String fault, List<RecordingOutcome> runs) {
        if (failures.containsKey(fault) || runs.isEmpty() || !runs.stream().allMatch(RecordingOutcome::isRight)) {
            return "NEVER";
        }
        var longest =
                runs.stream().mapToLong(each -> each.untilRight().toMillis()).max();
        return String.format(Locale.ROOT, "%.1f", longest.getAsLong() / 1000.0);
    }
}
