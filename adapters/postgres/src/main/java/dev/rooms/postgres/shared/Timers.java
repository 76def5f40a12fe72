package dev.rooms.postgres.shared;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.rooms.application.shared.StoreUnavailable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Does work again and again, on one replica at a time. A replica that dies with work in its hands loses it within ten
 * seconds, so the work must bear being done twice.
 */
@Singleton
public final class Timers {
    private static final Logger LOG = Logger.getLogger(Timers.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LAST_WORD = Duration.ofSeconds(10);

    /** @param pause between the end of one time and the beginning of the next; it may take half a second more */
    public record Timer(String name, Duration pause, Runnable work) {}

    /** Those that are at work; whoever stops them waits for what they have in hand. */
    @FunctionalInterface
    public interface Running {
        void stop();
    }

    private final DataSource database;
    private final Sql sql;

    public Timers(DataSource database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /** What is overdue is done at once. */
    public Running start(List<Timer> timers) {
        var scheduler = Scheduler.create(database)
                .startTasks(timers.stream().map(Timers::task).toList())
                .threads(timers.size())
                .pollingInterval(LOOK)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LAST_WORD)
                // Given, so that nobody asks the network or the database for them.
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .failureLogging(LogLevel.OFF, false)
                .addSchedulerListener(new Watch(timers))
                .build();
        scheduler.start();
        return scheduler::stop;
    }

    private static RecurringTask<Void> task(Timer timer) {
        return Tasks.recurring(timer.name(), FixedDelay.of(timer.pause())).execute((_, _) -> {
            try {
                ConnectionShare.inBackground(timer.work());
            } catch (StoreUnavailable away) {
                // That has been said already.
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "%s failed and will try again", timer.name());
            }
        });
    }

    /** Looks after db-scheduler itself, whose own log is off: it prints a stack trace for every look while the database is away. */
    private final class Watch extends AbstractSchedulerListener {
        private final List<Timer> timers;
        private final AtomicBoolean broken = new AtomicBoolean();

        Watch(List<Timer> timers) {
            this.timers = timers;
        }

        @Override
        public void onExecutionComplete(ExecutionComplete execution) {
            broken.set(false);
        }

        @Override
        public void onSchedulerEvent(SchedulerEventType event) {
            switch (event) {
                case RAN_DETECT_DEAD -> ConnectionShare.inBackground(() -> timers.forEach(this::wake));
                case UNEXPECTED_ERROR, COMPLETIONHANDLER_ERROR, FAILUREHANDLER_ERROR -> {
                    if (broken.compareAndSet(false, true)) {
                        LOG.warnf("The timers stand still (%s) and will try again", event);
                    }
                }
                default -> {}
            }
        }

        /** A replica whose clock was ahead has left it for a time that is far away by everybody else's. */
        private void wake(Timer timer) {
            sql.run("""
                    update scheduled_tasks set execution_time = to_timestamp(0)
                    where task_name = ? and not picked and execution_time > now() + make_interval(secs => ?)
                    """, timer.name(), timer.pause().plus(HEARTBEAT).toSeconds());
        }
    }
}
