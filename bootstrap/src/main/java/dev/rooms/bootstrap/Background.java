package dev.rooms.bootstrap;

import dev.rooms.application.shared.StoreUnavailable;
import dev.rooms.postgres.shared.ConnectionShare;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/** Does once, with nobody waiting for it, what a crash may leave undone: whoever asks has somebody look for that later. */
@Singleton
class Background implements Executor {
    private static final Logger LOG = Logger.getLogger(Background.class);

    @Override
    public void execute(Runnable work) {
        var traced = Context.current().wrap(work);
        Thread.ofVirtual().name("background").start(() -> {
            try {
                ConnectionShare.inBackground(traced);
            } catch (StoreUnavailable away) {
                // Readiness and the workers tell of that.
            } catch (RuntimeException | Error failure) {
                LOG.error("What was to be done in the background failed", failure);
            }
        });
    }
}
