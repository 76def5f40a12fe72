package dev.rooms.bootstrap;

import dev.rooms.application.access.EndUnusedSessions;
import dev.rooms.application.recording.ExpireRecordings;
import dev.rooms.application.room.EndLongSessions;
import dev.rooms.application.room.EndOverdueRooms;
import dev.rooms.application.room.OpenDueRooms;
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
    private final List<Timers.Timer> all;
    private Timers.@Nullable Running running;
    private volatile boolean stopping;

    Timekeeping(
            Timers timers,
            OpenDueRooms openDueRooms,
            EndOverdueRooms endOverdueRooms,
            EndLongSessions endLongSessions,
            EndUnusedSessions endUnusedSessions,
            ExpireRecordings expireRecordings) {
        this.timers = timers;
        this.all = List.of(
                new Timers.Timer("open-due-rooms", ALWAYS, all(openDueRooms::handle)),
                new Timers.Timer("end-overdue-rooms", ALWAYS, all(endOverdueRooms::handle)),
                new Timers.Timer("end-long-sessions", ALWAYS, all(endLongSessions::handle)),
                new Timers.Timer("end-unused-sessions", NOW_AND_THEN, endUnusedSessions::handle),
                new Timers.Timer("expire-recordings", NOW_AND_THEN, all(expireRecordings::handle)));
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

    /** @param work says whether there may be more to do at once */
    private Runnable all(BooleanSupplier work) {
        return () -> {
            while (!stopping && work.getAsBoolean()) {
                // Much was due at the same time.
            }
        };
    }
}
