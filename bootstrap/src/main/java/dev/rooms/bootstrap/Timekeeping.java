package dev.rooms.bootstrap;

import dev.rooms.application.access.EndUnusedSessions;
import dev.rooms.application.access.ExpireCredentials;
import dev.rooms.application.recording.ExpireRecordings;
import dev.rooms.application.room.EndLongSessions;
import dev.rooms.application.room.EndOverdueRooms;
import dev.rooms.application.room.OpenDueRooms;
import dev.rooms.bootstrap.metrics.Metrics;
import dev.rooms.bootstrap.metrics.Metrics.Work;
import dev.rooms.postgres.shared.Timers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Does what has to happen by itself when its time has come, on one replica. */
@Singleton
class Timekeeping {
    private static final Duration ALWAYS = Duration.ofSeconds(1);
    private static final Duration NOW_AND_THEN = Duration.ofMinutes(1);

    private final Timers timers;
    private final Metrics metrics;
    private final List<Timers.Timer> all;
    private Timers.@Nullable Running running;
    private volatile boolean stopping;

    Timekeeping(
            Timers timers,
            OpenDueRooms openDueRooms,
            EndOverdueRooms endOverdueRooms,
            EndLongSessions endLongSessions,
            EndUnusedSessions endUnusedSessions,
            ExpireRecordings expireRecordings,
            ExpireCredentials expireCredentials,
            Metrics metrics) {
        this.timers = timers;
        this.metrics = metrics;
        this.all = List.of(
                timer("open-due-rooms", ALWAYS, Work.OPEN_DUE_ROOMS, all(openDueRooms::handle)),
                timer("end-overdue-rooms", ALWAYS, Work.END_OVERDUE_ROOMS, all(endOverdueRooms::handle)),
                timer("end-long-sessions", ALWAYS, Work.END_LONG_SESSIONS, all(endLongSessions::handle)),
                timer("end-unused-sessions", NOW_AND_THEN, Work.END_UNUSED_SESSIONS, endUnusedSessions::handle),
                timer("expire-recordings", NOW_AND_THEN, Work.EXPIRE_RECORDINGS, all(expireRecordings::handle)),
                timer("expire-credentials", ALWAYS, Work.EXPIRE_CREDENTIALS, all(expireCredentials::handle)));
    }

    void start(@Observes StartupEvent event) {
        running = timers.start(all);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        if (running != null) {
            running.stop();
        }
    }

    private Timers.Timer timer(String name, Duration pause, Work kind, Runnable work) {
        return new Timers.Timer(
                name,
                pause,
                () -> metrics.timed(kind, () -> {
                    work.run();
                    return true;
                }));
    }

    /** @param work says whether there may be more to do at once */
    private Runnable all(BooleanSupplier work) {
        return () -> {
            while (!stopping && work.getAsBoolean()) {
                // Much was due at the same time.
            }
        };
    }
}
