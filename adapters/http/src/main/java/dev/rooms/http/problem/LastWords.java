package dev.rooms.http.problem;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lets whoever breaks the rules of HTTP read what is wrong: the answer is still given, and the connection closed so that
 * it arrives. To close it with bytes unread would make the client's system throw the answer away.
 */
@SuppressWarnings("FutureReturnValueIgnored") // whoever asked hears through the promise
public final class LastWords extends ChannelDuplexHandler {
    private static final int SECONDS = 5;

    private final AtomicInteger unanswered = new AtomicInteger(1);
    private volatile @Nullable HttpRefusal breach;
    private @Nullable ChannelHandlerContext context;
    private boolean reading = true;
    private boolean last;
    private boolean leaving;

    private LastWords() {}

    static void on(HttpServerConnection connection) {
        if (connection instanceof Http1xServerConnection http1) {
            var context = http1.channelHandlerContext();
            if (context.pipeline().get(LastWords.class) == null) {
                context.pipeline().addBefore(context.name(), LastWords.class.getName(), new LastWords());
            }
        } else {
            Patience.leave(connection.channel());
        }
    }

    /** The reason why the body of this request broke off before its end; empty when it did not. */
    public static Optional<HttpRefusal> breach(HttpServerRequest request) {
        var words = ((ConnectionBase) request.connection())
                .channelHandlerContext()
                .pipeline()
                .get(LastWords.class);
        // Requests are handled one after the other, and the one that broke off is the last.
        return words != null && words.unanswered.get() == 1 ? Optional.ofNullable(words.breach) : Optional.empty();
    }

    /** The answer to this request is the last one. */
    static void follow(HttpServerRequest request) {
        ((ConnectionBase) request.connection())
                .channelHandlerContext()
                .pipeline()
                .get(LastWords.class)
                .last = true;
    }

    /** Whether a request has begun and is not complete. */
    boolean isReading() {
        return reading;
    }

    /** The rest of the body comes too late. */
    void giveUp() {
        var place = Objects.requireNonNull(context);
        breakOff(place, HttpRefusal.tooSlow());
        place.fireChannelReadComplete();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (leaving || breach != null) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof HttpRequest) {
            unanswered.incrementAndGet();
            reading = true;
            context.fireChannelRead(message);
        } else if (message instanceof HttpContent part && part.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            breakOff(context, HttpRefusal.brokenOff());
        } else {
            if (message instanceof LastHttpContent) {
                complete(context);
            }
            context.fireChannelRead(message);
        }
    }

    private void breakOff(ChannelHandlerContext context, HttpRefusal why) {
        breach = why;
        last = true;
        complete(context);
        context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        if (unanswered.get() == 0) {
            close(context, context.newPromise());
        }
    }

    private void complete(ChannelHandlerContext context) {
        reading = false;
        Patience.rest(context.channel());
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                context.write(message, promise);
                return;
            }
            prepare(response);
        }
        if (message instanceof LastHttpContent && unanswered.decrementAndGet() == 0 && last) {
            context.write(message, promise.unvoid().addListener(_ -> close(context, context.newPromise())));
        } else {
            context.write(message, promise);
        }
    }

    private void prepare(HttpResponse response) {
        if (last && unanswered.get() == 1) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        if (!response.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            // Where the request names a version that does not exist, its answer would.
            response.setProtocolVersion(HttpVersion.HTTP_1_1);
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (last && context.channel() instanceof DuplexChannel channel) {
            channel.closeFuture().addListener(_ -> promise.trySuccess());
            if (!leaving) {
                leaving = true;
                channel.shutdownOutput();
                channel.config().setAutoRead(true);
                context.executor().schedule(() -> context.close(), SECONDS, TimeUnit.SECONDS);
            }
        } else {
            context.close(promise);
        }
    }
}
