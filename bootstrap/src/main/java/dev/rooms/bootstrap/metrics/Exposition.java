package dev.rooms.bootstrap.metrics;

import java.util.Locale;

/** Prometheus' text format, version 0.0.4. */
final class Exposition {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder(16 * 1024);

    void family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    void gauge(String name, String help, long value) {
        family(name, "gauge", help);
        text.append(name).append(' ').append(value).append('\n');
    }

    void gauge(String name, String help, double value) {
        family(name, "gauge", help);
        text.append(name).append(' ').append(value).append('\n');
    }

    void sample(String name, String label, Enum<?> thing, long value) {
        open(name, label, thing);
        text.append("} ").append(value).append('\n');
    }

    void sample(String name, String label, Enum<?> thing, double value) {
        open(name, label, thing);
        text.append("} ").append(value).append('\n');
    }

    void bucket(String name, String label, Enum<?> thing, String bound, long count) {
        open(name + "_bucket", label, thing);
        text.append(",le=\"").append(bound).append("\"} ").append(count).append('\n');
    }

    private void open(String name, String label, Enum<?> thing) {
        text.append(name).append('{').append(label).append("=\"");
        text.append(thing.name().toLowerCase(Locale.ROOT)).append('"');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
