package dev.rooms.http.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.event.Observes;

/** Answers proxies that ask by the method of the request in question, as Envoy does: POST of WHIP, for example. */
class AuthorizeEveryMethod {
    private static final String PATH = "/internal/authorize";
    /** After the filter that gives each request its id. */
    private static final int SECOND = 9_000;

    void each(@Observes Filters filters) {
        filters.register(
                request -> {
                    var path = request.normalizedPath();
                    var isAsked = path.equals(PATH) || path.startsWith(PATH + "/");
                    if (isAsked && !request.request().method().equals(HttpMethod.GET)) {
                        request.reroute(HttpMethod.GET, request.request().uri());
                    } else {
                        request.next();
                    }
                },
                SECOND);
    }
}
