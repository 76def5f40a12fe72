package dev.rooms.bootstrap;

import dev.rooms.application.access.RefreshAllowList;
import dev.rooms.application.drift.ForgetDrift;
import dev.rooms.application.drift.ReconcileLedger;
import dev.rooms.application.event.ForgetEvents;
import dev.rooms.application.recording.LookAtRecordings;
import dev.rooms.application.recording.SettleRecordings;
import dev.rooms.application.room.SettleDemands;
import dev.rooms.application.shared.ForgetAnswers;
import dev.rooms.application.shared.Signal;
import dev.rooms.application.shared.StoreUnavailable;
import dev.rooms.application.webhook.ApplyWebhooks;
import dev.rooms.application.webhook.ForgetWebhooks;
import dev.rooms.bootstrap.metrics.Metrics;
import dev.rooms.bootstrap.metrics.Metrics.Work;
import dev.rooms.postgres.shared.ConnectionShare;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Runs what is done behind the answers: applying webhooks, doing what is demanded of the media server, and looking
 * whether the ledger is right.
 */
@Singleton
class Workers {
    private static final Logger LOG = Logger.getLogger(Workers.class);
    /** Each has lines of its own in hand, and most of its time it waits for the database. */
    private static final int APPLIERS = 4;
    /** How late another replica's work is noticed, and what waits for another try. */
    private static final Duration LONGEST_NAP = Duration.ofMillis(200);

    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LAST_WORD = Duration.ofSeconds(10);

    private final ApplyWebhooks applyWebhooks;
    private final SettleDemands settleDemands;
    private final RefreshAllowList refreshAllowList;
    private final ForgetAnswers forgetAnswers;
    private final ReconcileLedger reconcileLedger;
    private final ForgetWebhooks forgetWebhooks;
    private final ForgetDrift forgetDrift;
    private final ForgetEvents forgetEvents;
    private final SettleRecordings settleRecordings;
    private final LookAtRecordings lookAtRecordings;
    private final Signals signals;
    private final Metrics metrics;
    private final Signal looksEnd = new Signal();
    private final Signal recordingLooksEnd = new Signal();
    private List<Thread> running = List.of();
    private volatile boolean stopping;

    Workers(
            ApplyWebhooks applyWebhooks,
            SettleDemands settleDemands,
            RefreshAllowList refreshAllowList,
            ForgetAnswers forgetAnswers,
            ReconcileLedger reconcileLedger,
            ForgetWebhooks forgetWebhooks,
            ForgetDrift forgetDrift,
            ForgetEvents forgetEvents,
            SettleRecordings settleRecordings,
            LookAtRecordings lookAtRecordings,
            Signals signals,
            Metrics metrics) {
        this.applyWebhooks = applyWebhooks;
        this.settleDemands = settleDemands;
        this.refreshAllowList = refreshAllowList;
        this.forgetAnswers = forgetAnswers;
        this.reconcileLedger = reconcileLedger;
        this.forgetWebhooks = forgetWebhooks;
        this.forgetDrift = forgetDrift;
        this.forgetEvents = forgetEvents;
        this.settleRecordings = settleRecordings;
        this.lookAtRecordings = lookAtRecordings;
        this.signals = signals;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        var appliers = IntStream.range(0, APPLIERS)
                .mapToObj(_ -> start("apply-webhooks", applyWebhooks::handle, signals.received(), LONGEST_NAP));
        var others = Stream.of(
                start("settle-demands", settleDemands::handle, signals.demanded(), LONGEST_NAP),
                start("refresh-allow-list", this::refresh, new Signal(), LONGEST_NAP),
                start("forget", this::forget, signals.stopped(), BETWEEN_CLEANINGS),
                start("settle-recordings", settleRecordings::handle, signals.recordingsDue(), LONGEST_NAP),
                start("reconcile-ledger", () -> metrics.timed(Work.COMPARE_LEDGER, reconcileLedger::handle), looksEnd),
                start(
                        "look-at-recordings",
                        () -> metrics.timed(Work.LOOK_AT_RECORDINGS, lookAtRecordings::handle),
                        recordingLooksEnd));
        running = Stream.concat(appliers, others).toList();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        signals.received().raise();
        signals.demanded().raise();
        signals.stopped().raise();
        looksEnd.raise();
        recordingLooksEnd.raise();
        signals.recordingsDue().raise();
        for (var worker : running) {
            worker.join(LAST_WORD);
        }
        settleDemands.rest(LAST_WORD);
        settleRecordings.rest(LAST_WORD);
    }

    private boolean refresh() {
        return metrics.timed(Work.REFRESH_ALLOW_LIST, () -> {
            refreshAllowList.handle();
            return false;
        });
    }

    private boolean forget() {
        forgetAnswers.handle();
        forgetWebhooks.handle();
        forgetDrift.handle();
        forgetEvents.handle();
        return false;
    }

    private Thread start(String name, BooleanSupplier work, Signal signal, Duration longestNap) {
        return start(name, () -> work.getAsBoolean() ? Duration.ZERO : longestNap, signal);
    }

    /** @param work says after which time there is more to do, unless the signal comes before */
    private Thread start(String name, Supplier<Duration> work, Signal signal) {
        return Thread.ofVirtual()
                .name(name)
                .start(() -> ConnectionShare.inBackground(() -> {
                    while (!stopping) {
                        try {
                            var nap = work.get();
                            if (nap.isPositive()) {
                                signal.await(nap);
                            }
                        } catch (InterruptedException stopped) {
                            return;
                        } catch (StoreUnavailable away) {
                            pause();
                        } catch (RuntimeException | Error failure) {
                            // Also for want of memory: nobody else would do this work.
                            LOG.errorf(failure, "%s failed and will try again", name);
                            pause();
                        }
                    }
                }));
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
