package dev.rooms.http.problem;

import io.opentelemetry.api.trace.Span;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;

/** What holds for every path, known or not: each answer has a request id, and each error is a problem. */
class Routes {
    private static final Logger LOG = Logger.getLogger(Routes.class);
    private static final int FIRST = 10_000;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int INTERNAL = 500;

    void each(@Observes Filters filters) {
        filters.register(
                request -> {
                    var id = RequestId.of(request);
                    request.response().putHeader(RequestId.HEADER, id);
                    Span.current().setAttribute("rooms.request_id", id);
                    SafeHeaders.follow(request);
                    request.addHeadersEndHandler(_ -> log(request));
                    takeJson(request);
                    Leftovers.throwAway(request);
                    request.next();
                },
                FIRST);
    }

    void last(@Observes Router router) {
        router.route()
                .last()
                .handler(request -> end(request, NOT_FOUND))
                .failureHandler(request -> failed(request, request.statusCode()));
        for (var status : List.of(BAD_REQUEST, NOT_FOUND, 405, 406, 413, 415, INTERNAL)) {
            router.errorHandler(status, request -> end(request, status));
        }
    }

    private static void log(RoutingContext request) {
        var status = request.response().getStatusCode();
        if (status >= INTERNAL) {
            LOG.warnf(
                    "Request %s (%s) is answered with %d",
                    RequestId.of(request), request.request().method(), status);
        }
    }

    /** A generated client accepts problems alone where the document has no other content, as for a 204. */
    private static void takeJson(RoutingContext request) {
        var headers = request.request().headers();
        var accept = String.join(", ", headers.getAll(HttpHeaders.ACCEPT));
        if (accept.toLowerCase(Locale.ROOT).contains(Problem.MEDIA_TYPE)) {
            headers.set(HttpHeaders.ACCEPT, accept + ", " + MediaType.APPLICATION_JSON);
        }
    }

    /** What goes wrong outside of our resources, in reading the request as such. */
    private static void failed(RoutingContext request, int status) {
        if (status < BAD_REQUEST || status >= INTERNAL) {
            LOG.errorf(request.failure(), "Request %s failed", RequestId.of(request));
        }
        request.response().putHeader(RequestId.HEADER, RequestId.of(request));
        end(request, status < BAD_REQUEST ? INTERNAL : status);
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
