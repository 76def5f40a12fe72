package dev.rooms.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment variables of this process. The JDK decodes them by the locale, and makes question marks of all letters
 * that the locale {@code C} does not have; so their bytes are read where the system shows them, and are UTF-8.
 */
final class Environment {
    private static final Path BYTES = Path.of("/proc/self/environ");

    private Environment() {}

    /** A byte that is no UTF-8 becomes U+FFFD, as it does in what the JDK decodes. */
    static Map<String, String> read() {
        var variables = new HashMap<>(System.getenv());
        try {
            for (var variable : new String(Files.readAllBytes(BYTES), StandardCharsets.UTF_8).split("\0", -1)) {
                var end = variable.indexOf('=');
                if (end > 0) {
                    variables.put(variable.substring(0, end), variable.substring(end + 1));
                }
            }
        } catch (IOException elsewhere) {
            // Only Linux shows them.
        }
        return variables;
    }
}
