package dev.rooms.application.recording;

import dev.rooms.application.participant.Connections;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.EachAlone;
import dev.rooms.application.shared.Leases;
import dev.rooms.application.shared.LongLease;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.KeyPattern;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares what LiveKit lists of recorders with the ledger, since their webhooks get lost and a recorder that has died
 * says nothing: it is known by having left its room. One replica does it for all.
 */
public final class LookAtRecordings {
    private static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final Duration INTERVAL_WITHOUT_LEASE = Duration.ofSeconds(5);
    private static final String LEASE_NAME = "look-at-recordings";
    /** For so long a recorder that was given up may turn up. */
    private static final Duration MAY_TURN_UP = Duration.ofMinutes(10);
    /** A recorder that has left has to say so by then; most do at once. */
    private static final Duration GONE = Duration.ofSeconds(20);
    /** By then one that records has been seen in the room, also where every webhook is lost. */
    private static final Duration NEVER_THERE = Duration.ofSeconds(40);

    private final DueRecordings dueRecordings;
    private final Recordings recordings;
    private final Sessions sessions;
    private final Connections connections;
    private final KeepRecording keepRecording;
    private final ApplyEgress applyEgress;
    private final Egress egress;
    private final KeyPattern keys;
    private final LongLease lease;
    private final Transactions transactions;
    private final InstantSource clock;

    public LookAtRecordings(
            DueRecordings dueRecordings,
            Recordings recordings,
            Sessions sessions,
            Connections connections,
            KeepRecording keepRecording,
            ApplyEgress applyEgress,
            Egress egress,
            KeyPattern keys,
            Leases leases,
            Transactions transactions,
            InstantSource clock) {
        this.dueRecordings = dueRecordings;
        this.recordings = recordings;
        this.sessions = sessions;
        this.connections = connections;
        this.keepRecording = keepRecording;
        this.applyEgress = applyEgress;
        this.egress = egress;
        this.keys = keys;
        this.lease = new LongLease(leases, LEASE_NAME, transactions, clock);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return after which time to look again */
    public Duration handle() {
        if (!lease.take()) {
            return INTERVAL_WITHOUT_LEASE;
        }
        var watched =
                transactions.within(() -> dueRecordings.watched(clock.instant().minus(MAY_TURN_UP)));
        var rooms = watched.stream()
                .collect(Collectors.groupingBy(recording -> recording.facts().livekitRoom()));
        EachAlone.run(rooms.entrySet(), room -> {
            if (lease.goesOn()) {
                lookAt(room.getKey(), room.getValue());
            }
        });
        return INTERVAL;
    }

    private void lookAt(LiveKitRoomName room, List<Recording> watched) {
        List<EgressReport> reports;
        try {
            reports = egress.list(room);
        } catch (MediaServerUnavailable unknown) {
            return;
        }
        reports.forEach(applyEgress::handle);
        reports.stream().filter(report -> !report.state().isFinal()).forEach(this::stopIfNobodys);
        watched.stream()
                .filter(Recording::isLive)
                .forEach(recording -> transactions.run(() -> judge(recording, reports)));
    }

    /** Ours by its key, and of no recording. */
    private void stopIfNobodys(EgressReport report) {
        var key = report.key();
        if (key == null
                || !key.value().startsWith(keys.prefix())
                || transactions.within(() -> recordings.find(report.id()).isPresent()
                        || recordings.find(key).isPresent())) {
            return;
        }
        try {
            egress.stop(report.id());
        } catch (MediaServerUnavailable nextTime) {
            // It is listed until it has ended.
        }
    }

    private void judge(Recording seen, List<EgressReport> reports) {
        var now = clock.instant();
        var isOver = sessions.get(seen.facts().session()).isOver();
        keepRecording.change(seen.id(), recording -> {
            var id = recording.run().egress();
            if (isOver) {
                return recording.stopped("session-ended", Actor.LIVEKIT, now);
            }
            if (recording.status() != RecordingStatus.ACTIVE || id == null || !isGone(recording, id, now)) {
                return recording;
            }
            var hasMoved = reports.stream()
                    .anyMatch(report -> report.id().equals(id) && report.state() != EgressReport.State.ACTIVE);
            return hasMoved ? recording : recording.failed(Recording.RECORDER_LOST, Actor.RECORDER, now);
        });
    }

    /** A recorder is in the room under its own name. */
    private boolean isGone(Recording recording, EgressId id, Instant now) {
        var seen = connections.of(recording.facts().session(), new ParticipantIdentity(id.value()));
        if (seen.stream().anyMatch(connection -> connection.leftAt() == null)) {
            return false;
        }
        return seen.stream()
                .map(Connection::leftAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(left -> left.plus(GONE))
                .or(() -> Optional.ofNullable(recording.run().startedAt()).map(began -> began.plus(NEVER_THERE)))
                .filter(until -> !now.isBefore(until))
                .isPresent();
    }
}
