package dev.rooms.http.problem;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses what never gets as far as a route, because it is no HTTP or asks for no URI. */
final class Unreadable {
    private static final int BAD_REQUEST = 400;
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
            answer(request, BAD_REQUEST);
        } else {
            VertxHttpRecorder.getRootHandler().handle(request);
        }
    }

    /** What comes after it on this connection could not be told from it. */
    static void refuse(HttpServerRequest request) {
        LastWords.follow(request);
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        answer(request, status(request.decoderResult().cause()));
    }

    private static boolean isUri(@Nullable String text) {
        try {
            return text != null && !new URI(text).toString().isEmpty();
        } catch (URISyntaxException no) {
            return false;
        }
    }

    private static int status(@Nullable Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> URI_TOO_LONG;
            case TooLongHttpHeaderException _ -> HEADERS_TOO_LARGE;
            case null, default -> BAD_REQUEST;
        };
    }

    private static void answer(HttpServerRequest request, int status) {
        var id = RequestId.of(request);
        var refusal = HttpRefusal.of(status, Map.of());
        var problem = Problem.of(refusal.code(), String.valueOf(refusal.getMessage()), NOWHERE, id);
        request.response()
                .setStatusCode(problem.status())
                .putHeader(RequestId.HEADER, id)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(problem.json());
    }
}
