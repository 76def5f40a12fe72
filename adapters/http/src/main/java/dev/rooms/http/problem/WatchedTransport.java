package dev.rooms.http.problem;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import java.time.Duration;

/** The transport of Vert.x, with {@link Patience} on each connection from its opening on. */
final class WatchedTransport extends JDKTransport {
    /** Vert.x keeps eight reads of a body that nobody has asked for yet, on each connection. */
    private static final int BYTES_AT_ONCE = 2048;

    private final Duration time;

    WatchedTransport(Duration time) {
        this.time = time;
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        bootstrap
                .handler(new Door(time))
                .childOption(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(BYTES_AT_ONCE));
    }

    /** Where the server socket hands out its connections. */
    @Sharable
    private static final class Door extends ChannelInboundHandlerAdapter {
        private final Duration time;

        Door(Duration time) {
            this.time = time;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Channel connection) {
                connection.pipeline().addLast(new Patience(time));
            }
            context.fireChannelRead(message);
        }
    }
}
