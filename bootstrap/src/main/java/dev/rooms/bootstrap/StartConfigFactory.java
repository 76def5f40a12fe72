package dev.rooms.bootstrap;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Looks at the configuration before anything else does. Hands out the settings of the embedded PostgreSQL and LiveKit
 * where they are on the class path, which is never in production, and what follows from another setting. Stops a start
 * that cannot go well.
 */
public final class StartConfigFactory implements ConfigSourceFactory {
    private static final int ABOVE_APPLICATION_PROPERTIES = 275;
    private static final int FAILED = 1;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (building()) {
            return List.of();
        }
        var embedded = embedded();
        var problems = new SettingsCheck(name -> configured(context, name), embedded.isEmpty()).problems();
        if (!problems.isEmpty()) {
            stop(problems);
        }
        var settings =
                new HashMap<>(HeaderLimits.of(number(context, "rooms.token-max-bytes", RoomsConfig.TOKEN_MAX_BYTES)));
        // Quarkus turns requests away a moment after the drain ends, so that every refusal is a problem of ours.
        var drain =
                Duration.ofSeconds(number(context, "rooms.drain-seconds", 0)).plusMillis(200);
        settings.put("quarkus.shutdown.delay", drain.toString());
        settings.putAll(TraceSettings.of(name -> configured(context, name)));
        embedded.ifPresent(parts -> settings.putAll(start(parts, context)));
        return List.of(new PropertiesConfigSource(settings, "start", ABOVE_APPLICATION_PROPERTIES));
    }

    private static Map<String, String> start(
            BiFunction<String, Function<String, Optional<String>>, Map<String, String>> embedded,
            ConfigSourceContext context) {
        try {
            return embedded.apply(profile(context), name -> configured(context, name));
        } catch (IllegalStateException impossible) {
            stop(List.of(String.valueOf(impossible.getMessage())));
            throw impossible;
        }
    }

    /**
     * The log is not up at this time, and a stack trace would hide the one line that helps. An orderly exit would wait
     * for an application that has not begun.
     */
    private static void stop(List<String> why) {
        why.forEach(System.err::println);
        Runtime.getRuntime().halt(FAILED);
    }

    /** The build reads the configuration too, and must not start anything; continuous testing is no build. */
    private static boolean building() {
        return "buildtime".equals(System.getProperty("org.graalvm.nativeimage.imagecode"))
                || StackWalker.getInstance()
                        .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                                .anyMatch(name -> name.startsWith("io.quarkus.deployment.")
                                        && !name.startsWith("io.quarkus.deployment.dev.testing.")));
    }

    /** By name, because Quarkus compiles the factories that it finds into the application. */
    @SuppressWarnings("unchecked")
    private static Optional<BiFunction<String, Function<String, Optional<String>>, Map<String, String>>> embedded() {
        try {
            var type = Class.forName(
                    "dev.rooms.embedded.Embedded", true, Thread.currentThread().getContextClassLoader());
            return Optional.of((BiFunction<String, Function<String, Optional<String>>, Map<String, String>>)
                    type.getDeclaredConstructor().newInstance());
        } catch (ClassNotFoundException production) {
            return Optional.empty();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String profile(ConfigSourceContext context) {
        return Stream.of("test", "dev")
                .filter(context.getProfiles()::contains)
                .findFirst()
                .orElse("demo");
    }

    private static int number(ConfigSourceContext context, String name, int otherwise) {
        return configured(context, name)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    private static Optional<String> configured(ConfigSourceContext context, String name) {
        var value = context.getValue(name);
        // A default of Quarkus is nobody's wish.
        return value == null || value.getConfigSourceOrdinal() < 0
                ? Optional.empty()
                : Optional.ofNullable(value.getValue());
    }
}
