package dev.rooms.http.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** The headers for browsers and caches that every answer carries, also an answer from no resource. */
final class SafeHeaders {
    private static final String API = "/api";
    private static final String EXPLORER = "/explorer";

    private SafeHeaders() {}

    /** Sets the headers last, so that no resource overrides them. */
    static void follow(RoutingContext request) {
        request.addHeadersEndHandler(_ -> set(request.response(), request.normalizedPath()));
    }

    /** Sets the headers for a request that reaches no route. */
    static void onError(HttpServerResponse response) {
        set(response, API);
    }

    private static void set(HttpServerResponse response, String path) {
        response.putHeader("X-Content-Type-Options", "nosniff");
        if (isUnder(API, path)) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (isUnder(EXPLORER, path)) {
            response.putHeader("Content-Security-Policy", "frame-ancestors 'none'");
        }
    }

    private static boolean isUnder(String folder, String path) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
