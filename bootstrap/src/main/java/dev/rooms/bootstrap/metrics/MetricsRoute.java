package dev.rooms.bootstrap.metrics;

import dev.rooms.postgres.shared.Backlog.Figures;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Where Prometheus reads. Open, as health is. */
@Singleton
class MetricsRoute {
    private static final int TOO_LARGE = 413;

    private final Metrics metrics;
    private final LatestFigures latestFigures;

    MetricsRoute(Metrics metrics, LatestFigures latestFigures) {
        this.metrics = metrics;
        this.latestFigures = latestFigures;
    }

    void open(@Observes Router router) {
        router.route(HttpMethod.GET, "/q/metrics").handler(this::answer);
        // What is refused for its size reaches no port, so it is counted by its answer.
        router.route(HttpMethod.POST, "/webhooks/livekit").order(-1).handler(request -> {
            request.addEndHandler(_ -> count(request.response().getStatusCode()));
            request.next();
        });
    }

    private void count(int status) {
        if (status == TOO_LARGE) {
            metrics.webhooks.add(Metrics.Webhook.REFUSED_SIZE);
        }
    }

    private void answer(RoutingContext request) {
        Thread.ofVirtual().name("metrics").start(() -> {
            var text = text();
            request.response().putHeader(HttpHeaders.CONTENT_TYPE, Exposition.CONTENT_TYPE);
            request.response().end(text);
        });
    }

    private String text() {
        var figures = latestFigures.read();
        var to = new Exposition();
        metrics.write(to);
        to.gauge("rooms_store_up", "Whether the database has answered.", figures.isPresent() ? 1 : 0);
        figures.ifPresent(now -> write(now, to));
        return to.toString();
    }

    /** The same in every replica, so that whoever adds them up counts them several times. */
    private static void write(Figures now, Exposition to) {
        to.gauge("rooms_inbox_unapplied", "Webhooks acknowledged and not applied.", now.webhooks());
        to.gauge("rooms_inbox_oldest_seconds", "Age of the oldest of them.", now.oldestWebhook());
        to.gauge("rooms_inbox_failed", "Webhooks set aside until an operator decides.", now.failedWebhooks());
        to.gauge("rooms_media_demands_open", "Demands on LiveKit that are not met.", now.demands());
        to.gauge("rooms_media_demands_failing", "Those of them that were tried in vain.", now.failingDemands());
        to.gauge("rooms_live_sessions", "Live sessions, each of another room.", now.sessions());
        to.gauge("rooms_live_participants", "Connections in live sessions.", now.participants());
    }
}
