package dev.rooms.embedded;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Starts what a profile ({@code dev}, {@code test}, any other is the demonstration) needs and is not configured, once
 * per virtual machine, and returns the settings that lead to it; only JDK types cross its border.
 */
public final class Embedded implements BiFunction<String, Function<String, Optional<String>>, Map<String, String>> {
    private static final String KNOWN = "dev.rooms.embedded.settings.";

    // Live reload and tests come again through other class loaders, so no lock of our own would do.
    @SuppressWarnings("LockOnNonEnclosingClassLiteral")
    @Override
    public Map<String, String> apply(String profile, Function<String, Optional<String>> configured) {
        synchronized (System.class) {
            var known = System.getProperty(KNOWN + profile);
            if (known == null) {
                known = text(Startup.of(profile, configured, Machine.here()));
                // Narayana refuses to boot when a system property is not a string.
                System.setProperty(KNOWN + profile, known);
            }
            return settings(known);
        }
    }

    private static String text(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue().replaceAll("\\R", " "))
                .collect(joining("\n"));
    }

    private static Map<String, String> settings(String text) {
        return text.lines()
                .map(line -> line.split("=", 2))
                .collect(toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
    }
}
