package dev.rooms.bootstrap;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Hands out the settings of the embedded PostgreSQL and LiveKit where they are on the class path: never in production. */
public final class EmbeddedConfigFactory implements ConfigSourceFactory {
    private static final int ABOVE_APPLICATION_PROPERTIES = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (building()) {
            return List.of();
        }
        return embedded()
                .map(embedded -> embedded.apply(profile(context), name -> configured(context, name)))
                .<Iterable<ConfigSource>>map(settings ->
                        List.of(new PropertiesConfigSource(settings, "embedded", ABOVE_APPLICATION_PROPERTIES)))
                .orElse(List.of());
    }

    // The build reads the configuration too, and must not start anything.
    private static boolean building() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> !name.startsWith("io.quarkus.deployment.dev.testing."))
                        .anyMatch(name -> name.startsWith("io.quarkus.deployment.")));
    }

    // By name, because Quarkus compiles the factories that it finds into the application.
    @SuppressWarnings("unchecked")
    private static Optional<BiFunction<String, Function<String, Optional<String>>, Map<String, String>>> embedded() {
        try {
            var type = Class.forName(
                    "dev.rooms.embedded.Embedded", true, Thread.currentThread().getContextClassLoader());
            return Optional.of((BiFunction<String, Function<String, Optional<String>>, Map<String, String>>)
                    type.getDeclaredConstructor().newInstance());
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String profile(ConfigSourceContext context) {
        return Stream.of("test", "dev")
                .filter(context.getProfiles()::contains)
                .findFirst()
                .orElse("demo");
    }

    private static Optional<String> configured(ConfigSourceContext context, String name) {
        var value = context.getValue(name);
        // A default of Quarkus is nobody's wish.
        return value == null || value.getConfigSourceOrdinal() < 0
                ? Optional.empty()
                : Optional.ofNullable(value.getValue());
    }
}
