package dev.rooms.bench;

import java.util.ArrayList;
import java.util.List;

/** The rows that were asked for, measured one after the other. */
final class Table {
    private final String asked;
    private final List<Row> rows = new ArrayList<>();

    /** @param asked the word of the only rows that are wanted, or nothing for all */
    Table(String asked) {
        this.asked = asked;
    }

    void measure(String word, List<Target> targets, Measurement measurement) {
        if (!asked.isEmpty() && !asked.equals(word)) {
            return;
        }
        try {
            rows.addAll(measurement.rows());
        } catch (Exception | LinkageError failure) {
            failure.printStackTrace();
            var message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            var why = message.lines().findFirst().orElse("").replace('|', '/');
            targets.forEach(target -> rows.add(Row.notMeasured(target, why)));
        }
    }

    List<Row> rows() {
        return rows;
    }

    boolean isWhole() {
        return !rows.isEmpty() && rows.stream().allMatch(Row::wasMeasured);
    }
}
