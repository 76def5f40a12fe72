package dev.rooms.http.problem;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Refuses what never gets as far as a route, because it is no HTTP or asks for no URI. */
final class Unreadable {
    private static final Logger LOG = Logger.getLogger(Unreadable.class);
    private static final int BAD_REQUEST = 400;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;
    /** Of what cannot be read nobody knows what it was for. */
    private static final String NOWHERE = "/";

    private Unreadable() {}

    static void handle(HttpServerRequest request) {
        if (request.version() == null) {
            refuse(request);
        } else if (!isUri(request.uri())
                || request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            Leftovers.throwAway(request);
            answer(request, path(request), refusal(request));
        } else if (Drain.isOver()) {
            stop(request);
        } else {
            VertxHttpRecorder.getRootHandler().handle(request);
        }
    }

    private static void stop(HttpServerRequest request) {
        LOG.warnf("Request %s (%s) is answered with 503: the process stops", RequestId.of(request), request.method());
        Leftovers.throwAway(request);
        if (request.version() != HttpVersion.HTTP_2) {
            LastWords.follow(request);
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        answer(request, path(request), HttpRefusal.stopping());
    }

    private static String path(HttpServerRequest request) {
        var path = request.path();
        return path != null && isUri(path) ? path : NOWHERE;
    }

    /** What comes after it on this connection could not be told from it. */
    static void refuse(HttpServerRequest request) {
        LastWords.follow(request);
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        answer(request, NOWHERE, HttpRefusal.of(status(request.decoderResult().cause()), Map.of()));
    }

    private static boolean isUri(String text) {
        try {
            return !new URI(text).toString().isEmpty();
        } catch (URISyntaxException no) {
            return false;
        }
    }

    private static HttpRefusal refusal(HttpServerRequest request) {
        try {
            Query.check(request.query());
            return HttpRefusal.of(BAD_REQUEST, Map.of());
        } catch (HttpRefusal undecodable) {
            return undecodable;
        }
    }

    private static int status(@Nullable Throwable cause) {
        return switch (cause) {
            case TimeoutException _ -> REQUEST_TIMEOUT;
            case TooLongHttpLineException _ -> URI_TOO_LONG;
            case TooLongHttpHeaderException _ -> HEADERS_TOO_LARGE;
            case null, default -> BAD_REQUEST;
        };
    }

    private static void answer(HttpServerRequest request, String instance, HttpRefusal refusal) {
        var id = RequestId.of(request);
        var problem = Problem.of(refusal.code(), String.valueOf(refusal.getMessage()), instance, id);
        SafeHeaders.onError(request.response());
        refusal.headers().forEach(request.response()::putHeader);
        request.response()
                .setStatusCode(problem.status())
                .putHeader(RequestId.HEADER, id)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(problem.json());
    }
}
