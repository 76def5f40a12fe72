package dev.rooms.http.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Bodies that nobody has read when the answer is given, because it needed none or refused before. They are read on and
 * thrown away up to a limit, since a client that is still sending would otherwise never get to read the answer.
 */
final class Leftovers {
    private static final long LIMIT = 8L * 1024 * 1024;

    private final HttpServerRequest request;
    private long left = LIMIT;

    private Leftovers(HttpServerRequest request) {
        this.request = request;
    }

    static void throwAway(RoutingContext request) {
        request.addEndHandler(_ -> throwAway(request.request()));
    }

    static void throwAway(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(new Leftovers(request)::throwAway).resume();
        }
    }

    private void throwAway(Buffer part) {
        left -= part.length();
        if (left < 0) {
            request.connection().close();
        }
    }
}
