package dev.rooms.http.problem;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends a request that is not complete in time, even when bytes still arrive. The time begins when the connection opens,
 * and then with the first byte of each request. This handler comes before all others of a connection and sees plain
 * bytes; {@link LastWords} tells it where a request ends.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nothing waits for a timer or a close
final class Patience extends ChannelInboundHandlerAdapter {
    private static final String DECODER = "httpDecoder";

    private final long time;
    private boolean waiting;
    private boolean heard;
    private boolean scheduled;
    private boolean over;
    private long end;

    Patience(Duration time) {
        this.time = time.toNanos();
    }

    /** The request on this connection is complete; its answer may take its time. */
    static void rest(Channel channel) {
        var patience = channel.pipeline().get(Patience.class);
        if (patience != null) {
            patience.waiting = false;
            patience.heard = false;
        }
    }

    /** HTTP/2 has many requests on a connection, and this handler cannot see where one of them ends. */
    static void leave(Channel channel) {
        var patience = channel.pipeline().get(Patience.class);
        if (patience != null) {
            patience.waiting = false;
            channel.pipeline().remove(patience);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        begin(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (over) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (!waiting) {
            begin(context);
        }
        heard = true;
        context.fireChannelRead(message);
    }

    private void begin(ChannelHandlerContext context) {
        waiting = true;
        end = System.nanoTime() + time;
        if (!scheduled) {
            lookIn(context, time);
        }
    }

    /** A connection has one timer. A complete request leaves it running, since cancelling it costs more. */
    private void lookIn(ChannelHandlerContext context, long nanos) {
        scheduled = true;
        context.executor().schedule(() -> look(context), nanos, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext context) {
        scheduled = false;
        if (!waiting || !context.channel().isActive()) {
            return;
        }
        var left = end - System.nanoTime();
        if (left > 0) {
            lookIn(context, left);
        } else {
            giveUp(context);
        }
    }

    private void giveUp(ChannelHandlerContext context) {
        over = true;
        var words = context.pipeline().get(LastWords.class);
        var decoder = context.pipeline().context(DECODER);
        if (words != null && words.isReading()) {
            words.giveUp();
        } else if (heard && decoder != null) {
            decoder.fireChannelRead(unfinishedHead());
            // Vert.x sends what it has written when a read is over.
            decoder.fireChannelReadComplete();
        } else {
            context.close();
        }
    }

    /** The same message that the decoder passes on for a head it cannot read. */
    private static DefaultFullHttpRequest unfinishedHead() {
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_0, HttpMethod.GET, "/bad-request");
        request.setDecoderResult(DecoderResult.failure(new TimeoutException()));
        return request;
    }
}
