package dev.rooms.bootstrap.metrics;

import dev.rooms.domain.drift.DriftKind;
import dev.rooms.domain.recording.RecordingStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What this replica has counted since it started. */
@Singleton
public final class Metrics {
    /** What became of webhooks that came in. */
    enum Webhook {
        /** Durable, and new. */
        ACKNOWLEDGED,
        /** Durable already. */
        DOUBLED,
        /** Not signed by LiveKit, or with a key that is not ours. */
        REFUSED_SIGNATURE,
        /** Signed rightly at another time: somebody's clock is wrong, or it was sent again from elsewhere. */
        REFUSED_TIME,
        REFUSED_SIZE,
        UNREADABLE,
        /** LiveKit was told to send it again. */
        UNAVAILABLE,
        APPLIED,
        TO_BE_RETRIED,
        SET_ASIDE
    }

    /** What happened to tokens; one that is signed and not issued is a repeated answer. */
    enum Token {
        SIGNED,
        ISSUED,
        REVOKED
    }

    /** What happened to demands on LiveKit. */
    enum Demand {
        END_ROOM,
        EVICT_INTRUDERS,
        PERMIT,
        SETTLED,
        DEFERRED
    }

    /** The outcome of removing a participant who may not be in a room. */
    enum Refused {
        REMOVED,
        /** They may still be there; it is tried again. */
        FAILED
    }

    /** Why LiveKit gave a join up. */
    enum FailedJoinReason {
        /** The client closed its signalling. */
        SIGNAL_CLOSE,
        /** No media within a minute. */
        JOIN_FAILURE,
        OTHER;

        static FailedJoinReason of(@Nullable String said) {
            return Arrays.stream(values())
                    .filter(reason -> reason.name().equals(said))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    /** What is timed. */
    public enum Work {
        STORE_WEBHOOK,
        APPLY_WEBHOOKS,
        COMPARE_LEDGER,
        REFRESH_ALLOW_LIST,
        LIST_ROOMS,
        PROBE_ROOM,
        LIST_PEOPLE,
        END_ROOM,
        EVICT,
        PERMIT,
        OPEN_DUE_ROOMS,
        END_OVERDUE_ROOMS,
        END_LONG_SESSIONS,
        END_UNUSED_SESSIONS,
        LOOK_AT_RECORDINGS,
        EXPIRE_RECORDINGS,
        EXPIRE_CREDENTIALS
    }

    /** What waits. */
    enum Delay {
        RECEIVED_TO_APPLIED
    }

    final Counts<Webhook> webhooks;
    final Counts<Token> tokens;
    final Counts<Demand> demands;
    final Counts<Refused> refused;
    final Counts<RecordingStatus> recordings;
    final Counts<FailedJoinReason> failedJoins;
    final Counts<DriftKind> drift;
    final Counts<DriftKind> repaired;
    final Durations<Delay> delays;
    private final Durations<Work> work;
    private final Counts<Work> failures;

    Metrics(MeterRegistry registry, @ConfigProperty(name = "quarkus.application.version") String version) {
        webhooks =
                new Counts<>(registry, "rooms.webhooks", "Webhooks by what became of them.", "outcome", Webhook.class);
        tokens = new Counts<>(registry, "rooms.tokens", "Join tokens by what happened to them.", "event", Token.class);
        demands = new Counts<>(
                registry,
                "rooms.media.demands",
                "Demands on LiveKit: made by kind, settled, deferred.",
                "event",
                Demand.class);
        recordings = new Counts<>(
                registry,
                "rooms.recordings",
                "Recordings, by the status that they came to.",
                "status",
                RecordingStatus.class);
        Gauge.builder("rooms.build.info", () -> 1)
                .description("Always 1; the label is the version of the program.")
                .tag("version", version)
                .register(registry);
        failedJoins = new Counts<>(
                registry,
                "rooms.joins.failed",
                "Tries to join with a valid token that LiveKit gave up before media flowed.",
                "reason",
                FailedJoinReason.class);
        refused = new Counts<>(
                registry,
                "rooms.participants.refused",
                "Participants without a valid token or banned, by what became of them.",
                "outcome",
                Refused.class);
        drift = new Counts<>(
                registry, "rooms.drift", "Differences from LiveKit found in the ledger.", "kind", DriftKind.class);
        repaired = new Counts<>(
                registry, "rooms.drift.repaired", "Those of them that were put right.", "kind", DriftKind.class);
        delays = new Durations<>(
                registry, "rooms.webhook.delay", "From a webhook's receipt to its effect.", "span", Delay.class);
        work = new Durations<>(registry, "rooms.work", "How long work took, also where it failed.", "work", Work.class);
        failures = new Counts<>(
                registry, "rooms.work.failures", "Work that failed and is tried again.", "work", Work.class);
    }

    /** Does it, times it, and counts it where it fails. */
    public <T> T timed(Work kind, Supplier<T> doing) {
        var began = System.nanoTime();
        try {
            return doing.get();
        } catch (RuntimeException failure) {
            failures.add(kind);
            throw failure;
        } finally {
            took(kind, began);
        }
    }

    /** @param began by {@link System#nanoTime} */
    void took(Work kind, long began) {
        work.add(kind, Duration.ofNanos(System.nanoTime() - began));
    }
}
