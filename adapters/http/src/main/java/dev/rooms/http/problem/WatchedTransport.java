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
    /** Small, because Vert.x buffers eight reads per connection of a body before the handler asks for them. */
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

    /** The handler of the server socket, which receives each new connection. */
    @Sharable
    private static final class Door extends ChannelInboundHandlerAdapter {
        private final Duration time;

        Door(Duration time) {
            this.time = time;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            Drain.watch(context.channel());
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
