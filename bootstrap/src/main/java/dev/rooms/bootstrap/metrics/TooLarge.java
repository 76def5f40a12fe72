package dev.rooms.bootstrap.metrics;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Counts webhooks that are refused for their size: they reach no port, so they are counted by their answer. */
@Singleton
class TooLarge {
    private static final int STATUS = 413;

    private final Metrics metrics;

    TooLarge(Metrics metrics) {
        this.metrics = metrics;
    }

    void watch(@Observes Router router) {
        router.route(HttpMethod.POST, "/webhooks/livekit").order(-1).handler(request -> {
            request.addEndHandler(_ -> {
                if (request.response().getStatusCode() == STATUS) {
                    metrics.webhooks.add(Metrics.Webhook.REFUSED_SIZE);
                }
            });
            request.next();
        });
    }
}
