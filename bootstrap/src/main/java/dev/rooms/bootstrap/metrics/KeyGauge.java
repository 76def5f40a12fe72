package dev.rooms.bootstrap.metrics;

import dev.rooms.livekit.shared.LiveKitServer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Shows whether LiveKit refuses our key; each replica knows it for itself. */
@Singleton
class KeyGauge {
    private final MeterRegistry registry;
    private final LiveKitServer liveKit;

    KeyGauge(MeterRegistry registry, LiveKitServer liveKit) {
        this.registry = registry;
        this.liveKit = liveKit;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("rooms.livekit.key.refused", () -> liveKit.isRefusing() ? 1 : 0)
                .description("Whether LiveKit refuses our key.")
                .register(registry);
    }
}
