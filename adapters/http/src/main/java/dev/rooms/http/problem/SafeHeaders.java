package dev.rooms.http.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The headers for browsers and caches that every answer carries, also an answer from no resource. */
final class SafeHeaders {
    /** IMF-fixdate (RFC 9110, 5.6.7). */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

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
        response.putHeader(HttpHeaders.DATE, DATE.format(Instant.now()));
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
