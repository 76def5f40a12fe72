package dev.rooms.bootstrap;

import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.shared.Signal;
import dev.rooms.livekit.shared.LiveKitServer;
import dev.rooms.livekit.shared.Twirp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Asks LiveKit at the start, and from time to time, whether it takes our key. Every replica does, since each of them signs
 * tokens and not each calls LiveKit for other reasons.
 */
@Singleton
class KeyWatch {
    private static final Logger LOG = Logger.getLogger(KeyWatch.class);
    private static final Duration USUAL = Duration.ofSeconds(15);
    private static final Duration WHILE_REFUSED = Duration.ofSeconds(1);

    private final Twirp twirp;
    private final LiveKitServer server;
    private final Signal end = new Signal();
    private volatile boolean stopping;

    KeyWatch(Twirp twirp, LiveKitServer server) {
        this.twirp = twirp;
        this.server = server;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("try-our-key").start(this::watch);
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
        end.raise();
    }

    private void watch() {
        try {
            while (!stopping) {
                var answered = tryOurKey();
                end.await(answered && server.isRefusing() ? WHILE_REFUSED : USUAL);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryOurKey() {
        try {
            twirp.tryOurKey();
            return true;
        } catch (MediaServerUnavailable unknown) {
            // It is away, or there is none; who needs it says so.
            return false;
        } catch (RuntimeException failure) {
            LOG.error("LiveKit could not be asked whether it takes our key", failure);
            return false;
        }
    }
}
