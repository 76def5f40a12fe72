package dev.rooms.bootstrap;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Warns of variables that nothing reads; they are found before there is a log. */
@Singleton
class UnknownReport {
    private static final Logger LOG = Logger.getLogger(UnknownReport.class);

    private final Optional<String> unknown;

    UnknownReport(@ConfigProperty(name = StartConfigFactory.UNKNOWN) Optional<String> unknown) {
        this.unknown = unknown;
    }

    void start(@Observes StartupEvent started) {
        unknown.stream().flatMap(String::lines).forEach(LOG::warn);
    }
}
