package dev.rooms.bench;

import java.util.Locale;

/** One line of the table. */
record Row(Target target, String measured, String verdict, boolean wasMeasured) {
    static Row of(Target target, String measured, boolean pass) {
        return new Row(target, measured, pass ? "pass" : "MISSED", true);
    }

    static Row notMeasured(Target target, String why) {
        return new Row(target, "", "not measured (" + why + ")", false);
    }

    String line() {
        return "| " + target.name() + " | " + measured + " | " + target.limit() + " | " + verdict + " |";
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
