package dev.rooms.http.problem;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.Context;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link Patience}, {@link Unreadable} and {@link LastWords} in place on every connection. Quarkus has no hook for
 * the connections of its HTTP server. Vert.x's tracing offers two: the factory of the tracer may choose the transport,
 * and Vert.x shows each request to the tracer before it looks up the handler of the request.
 */
@Singleton
class EveryConnection implements VertxOptionsCustomizer {
    private final Duration requestTimeout;

    EveryConnection(HttpConfig config) {
        requestTimeout = config.requestTimeout();
    }

    @Override
    @SuppressWarnings("deprecation") // what replaces it is a part of Vert.x's builder, which Quarkus keeps to itself
    public void accept(VertxOptions options) {
        if (options.getTracingOptions() != null) {
            throw new IllegalStateException("There is a tracer already: let it and this one know of each other.");
        }
        options.setTracingOptions(new TracingOptions().setFactory(new AtStart(requestTimeout)));
    }

    private record AtStart(Duration requestTimeout) implements VertxTracerFactory {
        @Override
        public void init(VertxBuilder builder) {
            VertxTracerFactory.super.init(builder);
            builder.findTransport(new WatchedTransport(requestTimeout));
        }

        @Override
        public VertxTracer<?, ?> tracer(TracingOptions options) {
            return new OnFirstRequest();
        }
    }

    private static final class OnFirstRequest implements VertxTracer<Void, Void> {
        @Override
        public <R> @Nullable Void receiveRequest(
                Context context,
                SpanKind kind,
                TracingPolicy policy,
                R request,
                String operation,
                Iterable<Map.Entry<String, String>> headers,
                TagExtractor<R> tags) {
            if (request instanceof HttpServerRequest http
                    && http.connection() instanceof HttpServerConnection connection) {
                LastWords.on(connection);
                connection.handler(Unreadable::handle);
                connection.invalidRequestHandler(Unreadable::refuse);
            }
            return null;
        }
    }
}
