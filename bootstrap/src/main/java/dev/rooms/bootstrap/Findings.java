package dev.rooms.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Collects problems in settings, each in one line that names the variable and never shows the value. */
final class Findings {
    private final Function<String, Optional<String>> settings;
    private final List<String> lines = new ArrayList<>();

    Findings(Function<String, Optional<String>> settings) {
        this.settings = settings;
    }

    Optional<String> value(String name) {
        return settings.apply(name);
    }

    boolean lacks(String name) {
        return value(name).isEmpty();
    }

    /** The setting must be there. */
    void require(String name) {
        if (lacks(name)) {
            add(Setting.variable(name) + " is missing");
        }
    }

    /** @param words follow the name of the variable where the value breaks the rule */
    void check(String name, Predicate<String> rule, String words) {
        find(name, value -> rule.test(value) ? Optional.empty() : Optional.of(words));
    }

    /** @param rule says what is wrong, in words that follow the name of the variable */
    void find(String name, Function<String, Optional<String>> rule) {
        value(name).flatMap(rule).ifPresent(wrong -> add(Setting.variable(name) + " " + wrong));
    }

    void add(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
