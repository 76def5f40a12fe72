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
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link Patience}, {@link Unreadable} and {@link LastWords} in place on every connection. Quarkus has no hook for
 * the connections of its HTTP server. Vert.x's tracing offers two: the factory of the tracer may choose the transport,
 * and Vert.x shows each request to the tracer before it looks up the handler of the request. A tracer that is there
 * already, such as OpenTelemetry's, stays and sees what it saw before, except queries ({@link TracedRequest}).
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
        var there = Optional.ofNullable(options.getTracingOptions())
                .map(TracingOptions::getFactory)
                .orElse(VertxTracerFactory.NOOP);
        options.setTracingOptions(new TracingOptions().setFactory(new AtStart(requestTimeout, there)));
    }

    private record AtStart(Duration requestTimeout, VertxTracerFactory there) implements VertxTracerFactory {
        @Override
        public void init(VertxBuilder builder) {
            VertxTracerFactory.super.init(builder);
            builder.findTransport(new WatchedTransport(requestTimeout));
        }

        @Override
        public VertxTracer<?, ?> tracer(TracingOptions options) {
            VertxTracer<?, ?> other = there.tracer(options);
            return new OnFirstRequest<>(other);
        }
    }

    /** @param <I> what the other tracer remembers of a request that it receives, and {@code O} of one that it sends */
    private record OnFirstRequest<I, O>(VertxTracer<I, O> other) implements VertxTracer<I, O> {
        @Override
        @SuppressWarnings("unchecked") // a request without its query is of the same kind
        public <R> @Nullable I receiveRequest(
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
            return other.receiveRequest(context, kind, policy, (R) TracedRequest.of(request), operation, headers, tags);
        }

        @Override
        public <R> void sendResponse(
                Context context,
                @Nullable R response,
                @Nullable I request,
                @Nullable Throwable failure,
                TagExtractor<R> tags) {
            other.sendResponse(context, response, request, failure, tags);
        }

        @Override
        public <R> @Nullable O sendRequest(
                Context context,
                SpanKind kind,
                TracingPolicy policy,
                R request,
                String operation,
                BiConsumer<String, String> headers,
                TagExtractor<R> tags) {
            return other.sendRequest(context, kind, policy, request, operation, headers, tags);
        }

        @Override
        public <R> void receiveResponse(
                Context context,
                @Nullable R response,
                @Nullable O request,
                @Nullable Throwable failure,
                TagExtractor<R> tags) {
            other.receiveResponse(context, response, request, failure, tags);
        }

        @Override
        public void close() {
            other.close();
        }
    }
}
