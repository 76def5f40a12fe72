package dev.rooms.http.problem;

import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.observability.HttpRequest;
import org.jspecify.annotations.Nullable;

/** A request as a tracer sees it: without its query, where a join token may stand. */
final class TracedRequest extends HttpServerRequestWrapper implements HttpRequest {
    private final int id;

    private TracedRequest(HttpServerRequestInternal request, int id) {
        super(request);
        this.id = id;
    }

    /** @param request of whatever kind; only those of the HTTP server have a query to hide */
    static Object of(Object request) {
        return request instanceof HttpServerRequestInternal served && request instanceof HttpRequest observed
                ? new TracedRequest(served, observed.id())
                : request;
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public SocketAddress remoteAddress() {
        return delegate.remoteAddress();
    }

    @Override
    public String uri() {
        return withoutQuery(super.uri());
    }

    @Override
    public String absoluteURI() {
        return withoutQuery(super.absoluteURI());
    }

    @Override
    public @Nullable String query() {
        return null;
    }

    private static String withoutQuery(String uri) {
        var end = uri.indexOf('?');
        return end < 0 ? uri : uri.substring(0, end);
    }
}
