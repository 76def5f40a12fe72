package dev.rooms.http.problem;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The end of a process that was told to stop. Readiness is down, and the process goes on serving for as long as the
 * proxies need to notice ({@code ROOMS_DRAIN_SECONDS}). Then it takes no new connection, refuses new requests, and
 * answers those that run, for which Quarkus waits.
 */
@Singleton
class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class);

    /** Static, because the connections belong to no bean. */
    private static final ChannelGroup LISTENING = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    private static volatile boolean over;

    private final Duration time;

    Drain(@ConfigProperty(name = "rooms.drain-seconds", defaultValue = "0") int seconds) {
        time = Duration.ofSeconds(seconds);
    }

    /** A socket that takes connections. */
    static void watch(Channel listening) {
        LISTENING.add(listening);
    }

    /** Whether no new request is served. */
    static boolean isOver() {
        return over;
    }

    void start(@Observes StartupEvent started) {
        over = false;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent told) {
        if (time.isZero()) {
            end();
        } else {
            LOG.infof("The process stops in %d s; until then it serves, and is not ready", time.toSeconds());
            Thread.ofVirtual().name("drain").start(this::endInTime);
        }
    }

    private void endInTime() {
        try {
            Thread.sleep(time);
            end();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end() {
        over = true;
        LISTENING.close().awaitUninterruptibly();
    }
}
