package dev.rooms.application.recording;

import dev.rooms.application.recording.EgressReport.State;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.shared.InMemoryTransactions;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.room.LiveKitRoomName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Recorders that do what LiveKit's do, and what goes wrong with them (LIVEKIT.md 0). They tell nothing by themselves. */
public final class InMemoryEgress implements Egress {
    /** What comes of being asked to start. */
    public enum Script {
        RECORDS,
        /** No worker, or all full: 503 after long, and nothing is recorded. */
        NOBODY,
        /** 408, or 409: it is recording all the same. */
        RECORDS_IN_SILENCE,
        REFUSES
    }

    private final Deque<Script> scripts = new ArrayDeque<>();
    private final Map<EgressId, EgressReport> reports = new LinkedHashMap<>();
    private final Set<EgressId> dead = new HashSet<>();
    private final List<EgressRequest> asked = new ArrayList<>();
    private final AtomicInteger drawn = new AtomicInteger();
    private final InstantSource clock;
    private boolean away;

    public InMemoryEgress(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized EgressReport start(EgressRequest request) {
        InMemoryTransactions.mustBeClosed("Egress.start");
        asked.add(request);
        return switch (Objects.requireNonNullElse(scripts.poll(), Script.RECORDS)) {
            case RECORDS -> begin(request);
            case NOBODY -> throw new MediaServerUnavailable();
            case RECORDS_IN_SILENCE -> {
                begin(request);
                throw new MediaServerUnavailable();
            }
            case REFUSES -> throw new EgressRefused("invalid_argument: no such thing");
        };
    }

    /** A recorder that nobody asked for, or that answers late. */
    public synchronized EgressReport begin(EgressRequest request) {
        var id = new EgressId("EG_" + drawn.incrementAndGet());
        var report = new EgressReport(
                id, request.room(), request.key(), State.STARTING, null, null, null, clock.instant(), null, null);
        reports.put(id, report);
        return report;
    }

    @Override
    public synchronized boolean stop(EgressId egress) {
        mustAnswer("Egress.stop");
        if (dead.contains(egress)) {
            throw new MediaServerUnavailable();
        }
        var report = reports.get(egress);
        if (report == null || report.state().isFinal()) {
            return false;
        }
        become(
                egress,
                report.state() == State.STARTING ? State.ABORTED : State.ENDING,
                "End reason: StopEgress API",
                null);
        return true;
    }

    @Override
    public synchronized List<EgressReport> list(LiveKitRoomName room) {
        mustAnswer("Egress.list");
        return reports.values().stream()
                .filter(report -> report.room().equals(room))
                .toList();
    }

    private void mustAnswer(String call) {
        InMemoryTransactions.mustBeClosed(call);
        if (away) {
            throw new MediaServerUnavailable();
        }
    }

    /** @return what LiveKit says of it from now on */
    public synchronized EgressReport become(
            EgressId egress, State state, @Nullable String reason, @Nullable Long size) {
        var was = Objects.requireNonNull(reports.get(egress));
        var now = clock.instant();
        var started = was.startedAt() == null && state != State.ABORTED ? now : was.startedAt();
        var ended = state.isFinal() ? now : null;
        var length = ended == null || started == null ? null : Duration.between(started, ended);
        var report = new EgressReport(egress, was.room(), was.key(), state, reason, started, ended, now, length, size);
        reports.put(egress, report);
        return report;
    }

    /** Its worker was killed: it is listed as it was for ever, and hears nothing. */
    public synchronized void kill(EgressId egress) {
        dead.add(egress);
    }

    /** It was only deaf. */
    public synchronized void revive(EgressId egress) {
        dead.remove(egress);
    }

    public synchronized void next(Script script) {
        scripts.add(script);
    }

    public synchronized void goAway() {
        away = true;
    }

    public synchronized void comeBack() {
        away = false;
    }

    public synchronized List<EgressRequest> asked() {
        return List.copyOf(asked);
    }

    public synchronized List<EgressReport> reports() {
        return List.copyOf(reports.values());
    }
}
