package dev.rooms.http.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;

/** What holds for every path, known or not: each answer has a request id, and each error is a problem. */
class Routes {
    private static final int FIRST = 10_000;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final String DOCUMENT = "/openapi";

    void each(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.response().putHeader(RequestId.HEADER, RequestId.of(request));
                    preferJson(request);
                    request.next();
                },
                FIRST);
    }

    void last(@Observes Router router) {
        router.route().last().handler(request -> end(request, NOT_FOUND));
        for (var status : List.of(BAD_REQUEST, NOT_FOUND, 405, 406, 413, 415, 500)) {
            router.errorHandler(status, request -> end(request, status));
        }
    }

    /** JSON is YAML too, so whoever does not say what they want can read it either way. */
    private static void preferJson(RoutingContext request) {
        var accept = request.request().getHeader(HttpHeaders.ACCEPT);
        if (request.normalizedPath().equals(DOCUMENT) && (accept == null || accept.startsWith("*/*"))) {
            request.request().headers().set(HttpHeaders.ACCEPT, "application/json");
        }
    }

    private static void end(RoutingContext request, int status) {
        if (request.response().ended() || request.response().headWritten()) {
            return;
        }
        var refusal = HttpRefusal.of(status, Map.of());
        var problem = Problem.of(
                refusal.code(), String.valueOf(refusal.getMessage()), request.normalizedPath(), RequestId.of(request));
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(problem.json());
    }
}
