package dev.rooms.bootstrap.metrics;

import dev.rooms.postgres.shared.Backlog.Figures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** What waits in the database. The same in every replica, so that whoever adds them up counts them several times. */
@Singleton
class BacklogGauges {
    private final MeterRegistry registry;
    private final LatestFigures latestFigures;

    BacklogGauges(MeterRegistry registry, LatestFigures latestFigures) {
        this.registry = registry;
        this.latestFigures = latestFigures;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("rooms.store.up", () -> latestFigures.read().isPresent() ? 1 : 0)
                .description("Whether the database has answered.")
                .register(registry);
        add("rooms.inbox.unapplied", "Webhooks acknowledged and not applied.", Figures::webhooks);
        add("rooms.inbox.oldest.seconds", "Age of the oldest of them.", Figures::oldestWebhook);
        add("rooms.inbox.failed", "Webhooks set aside until an operator decides.", Figures::failedWebhooks);
        add("rooms.media.demands.open", "Demands on LiveKit that are not met.", Figures::demands);
        add("rooms.media.demands.failing", "Those of them that were tried in vain.", Figures::failingDemands);
        add("rooms.live.sessions", "Live sessions, each of another room.", Figures::sessions);
        add(
                "rooms.recordings.waiting.for.storage",
                "Recordings whose file cannot be looked for.",
                Figures::waitingForStorage);
        add("rooms.live.participants", "Connections in live sessions.", Figures::participants);
    }

    private void add(String name, String help, ToDoubleFunction<Figures> figure) {
        Gauge.builder(
                        name,
                        latestFigures,
                        latest -> latest.read().map(figure::applyAsDouble).orElse(Double.NaN))
                .description(help)
                .register(registry);
    }
}
