package dev.rooms.bootstrap;

import dev.rooms.livekit.recording.EgressStorage;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

class EgressWiring {
    @Produces
    @Singleton
    EgressStorage egressStorage() {
        return new EgressStorage.OfTheRecorders();
    }
}
