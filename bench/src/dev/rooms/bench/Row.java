package dev.rooms.bench;

import java.util.Locale;

/** One line of the table. */
record Row(String name, String measured, String target, String verdict, boolean wasMeasured) {
    static Row of(String name, String measured, String target, boolean pass) {
        return new Row(name, measured, target, pass ? "pass" : "MISSED", true);
    }

    static Row notMeasured(String name, String target, String why) {
        return new Row(name, "", target, "not measured (" + why + ")", false);
    }

    String line() {
        return "| " + name + " | " + measured + " | " + target + " | " + verdict + " |";
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
