package dev.rooms.bootstrap;

import dev.rooms.bootstrap.SettingsReader.Settings;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Looks at the configuration before anything else does. Hands out the settings of the embedded PostgreSQL and LiveKit
 * where they are on the class path, which is never in production, and what follows from another setting. Stops a start
 * that cannot go well.
 */
public final class StartConfigFactory implements ConfigSourceFactory {
    private static final int ABOVE_APPLICATION_PROPERTIES = 275;
    /** The reader's result holds, also where an empty variable would hide it. */
    private static final int ABOVE_ALL = 1_000;

    private static final Duration FOR_THE_DATABASE = Duration.ofSeconds(30);
    private static final int FAILED = 1;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (building()) {
            return List.of();
        }
        var embedded = embedded();
        var settings = new SettingsReader(context.getConfigSources(), context.getProfiles(), Environment.read())
                .read(Setting.ALL);
        var problems = settings.problems().isEmpty()
                ? new SettingsCheck(settings::get, embedded.isEmpty(), FOR_THE_DATABASE).problems()
                : settings.problems();
        if (!problems.isEmpty()) {
            stop(problems);
        }
        var derived = new HashMap<>(derived(settings));
        embedded.ifPresent(parts -> derived.putAll(start(parts, context, settings)));
        return List.of(
                new PropertiesConfigSource(verbatim(derived), "derived settings", ABOVE_APPLICATION_PROPERTIES),
                new PropertiesConfigSource(verbatim(decided(context, settings, derived)), "settings", ABOVE_ALL));
    }

    /** The values that somebody set; and the defaults and embedded parts that an empty value would hide. */
    private static Map<String, String> decided(
            ConfigSourceContext context, Settings settings, Map<String, String> derived) {
        var decided = new HashMap<String, String>();
        for (var setting : Setting.ALL) {
            var name = setting.name();
            settings.said(name)
                    .or(() -> Optional.of(name)
                            .filter(_ -> isEmpty(context, name))
                            .flatMap(_ -> Optional.ofNullable(derived.get(name)).or(() -> settings.get(name))))
                    .ifPresent(value -> decided.put(name, value));
        }
        return decided;
    }

    private static boolean isEmpty(ConfigSourceContext context, String name) {
        var value = context.getValue(name);
        return value == null
                || value.getValue() == null
                || SettingsReader.cut(value.getValue()).isEmpty();
    }

    /** The settings of Quarkus that follow from ours. */
    private static Map<String, String> derived(Settings settings) {
        var derived = new HashMap<String, String>();
        settings.get("rooms.migrate-at-start").ifPresent(flag -> derived.put("quarkus.flyway.migrate-at-start", flag));
        settings.get("rooms.log-json").ifPresent(flag -> derived.put("quarkus.log.console.json.enabled", flag));
        derived.putAll(HeaderLimits.of(number(settings, "rooms.token-max-bytes", RoomsConfig.TOKEN_MAX_BYTES)));
        // Quarkus turns requests away a moment after the drain ends, so that every refusal is a problem of ours.
        var drain =
                Duration.ofSeconds(number(settings, "rooms.drain-seconds", 0)).plusMillis(200);
        derived.put("quarkus.shutdown.delay", drain.toString());
        derived.putAll(TraceSettings.of(settings::get));
        return derived;
    }

    /** The configuration takes a dollar for the beginning of a reference, except behind a backslash. */
    static Map<String, String> verbatim(Map<String, String> values) {
        return values.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, value -> value.getValue().replace("$", "\\$")));
    }

    private static Map<String, String> start(
            BiFunction<String, Function<String, Optional<String>>, Map<String, String>> embedded,
            ConfigSourceContext context,
            Settings settings) {
        try {
            return embedded.apply(profile(context), settings::said);
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

    /** @param otherwise where the configuration is not the one of the program, which knows the defaults */
    private static int number(Settings settings, String name, int otherwise) {
        return settings.get(name).map(Integer::parseInt).orElse(otherwise);
    }
}
