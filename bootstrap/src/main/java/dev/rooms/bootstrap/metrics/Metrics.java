package dev.rooms.bootstrap.metrics;

import dev.rooms.domain.drift.DriftKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

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
        EVICT,
        SETTLED,
        DEFERRED
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
        OPEN_DUE_ROOMS,
        END_OVERDUE_ROOMS,
        END_LONG_SESSIONS,
        END_UNUSED_SESSIONS
    }

    /** What waits. */
    enum Delay {
        RECEIVED_TO_APPLIED
    }

    final Counts<Webhook> webhooks =
            new Counts<>("rooms_webhooks_total", "Webhooks by what became of them.", "outcome", Webhook.class);
    final Counts<Token> tokens =
            new Counts<>("rooms_tokens_total", "Join tokens by what happened to them.", "event", Token.class);
    final Counts<Demand> demands = new Counts<>(
            "rooms_media_demands_total", "Demands on LiveKit: made by kind, settled, deferred.", "event", Demand.class);
    final Counts<DriftKind> drift = new Counts<>(
            "rooms_drift_total", "Differences from LiveKit that were found in the ledger.", "kind", DriftKind.class);
    final Counts<DriftKind> repaired =
            new Counts<>("rooms_drift_repaired_total", "Those of them that were put right.", "kind", DriftKind.class);
    final Durations<Delay> delays = new Durations<>(
            "rooms_webhook_delay_seconds", "From the receipt of a webhook to its effect.", "span", Delay.class);

    private final Durations<Work> work =
            new Durations<>("rooms_work_seconds", "How long work took, also where it failed.", "work", Work.class);
    private final Counts<Work> failures =
            new Counts<>("rooms_work_failures_total", "Work that failed and is tried again.", "work", Work.class);

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

    void write(Exposition to) {
        webhooks.write(to);
        delays.write(to);
        tokens.write(to);
        demands.write(to);
        drift.write(to);
        repaired.write(to);
        work.write(to);
        failures.write(to);
    }
}
