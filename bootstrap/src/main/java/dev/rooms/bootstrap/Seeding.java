package dev.rooms.bootstrap;

import dev.rooms.application.template.SeedTemplates;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/** Gives a new installation its default templates, before anybody can ask for one. */
@Singleton
class Seeding {
    private static final int FIRST = 1;

    private final SeedTemplates seedTemplates;

    Seeding(SeedTemplates seedTemplates) {
        this.seedTemplates = seedTemplates;
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        seedTemplates.handle(new SeedTemplates.Command(new Caller("setup", Set.of(Scope.TEMPLATES_WRITE))));
    }
}
