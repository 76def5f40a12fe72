package dev.rooms.application.recording;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.shared.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings what LiveKit says of a recorder into the ledger. Doubles, disorder and recorders of others are normal. */
public final class ApplyEgress {
    private final Recordings recordings;
    private final KeepRecording keepRecording;
    private final Transactions transactions;
    private final InstantSource clock;

    public ApplyEgress(
            Recordings recordings, KeepRecording keepRecording, Transactions transactions, InstantSource clock) {
        this.recordings = recordings;
        this.keepRecording = keepRecording;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void handle(EgressReport report) {
        transactions.run(() ->
                find(report).ifPresent(recording -> keepRecording.change(recording.id(), each -> told(each, report))));
    }

    private Optional<Recording> find(EgressReport report) {
        return recordings
                .find(report.id())
                .or(() -> Optional.ofNullable(report.key()).flatMap(recordings::find));
    }

    private Recording told(Recording recording, EgressReport report) {
        var now = clock.instant();
        var known = recording.run().egress();
        if (known != null && !known.equals(report.id())) {
            return recording;
        }
        var ours = recording.by(report.id(), now);
        return switch (report.state()) {
            case STARTING -> ours.atWork(report.updatedAt(), now).starting(now);
            case ACTIVE -> ours.atWork(report.updatedAt(), now).active(report.startedAt(), now);
            case ENDING -> ours.ending(report.reason(), now);
            case COMPLETE -> finished(ours, report, null, now);
            case LIMIT_REACHED ->
                report.size() == null
                        ? ours.over(now).failed(reason(report, Recording.LIMIT_REACHED), Actor.RECORDER, now)
                        : finished(ours, report, Recording.LIMIT_REACHED, now);
            case FAILED -> ours.over(now).failed(reason(report, "failed"), Actor.RECORDER, now);
            case ABORTED -> ours.over(now).aborted(reason(report, "aborted"), Actor.RECORDER, now);
        };
    }

    private static Recording finished(Recording recording, EgressReport report, @Nullable String note, Instant now) {
        return recording.finished(note, report.startedAt(), report.endedAt(), report.duration(), report.size(), now);
    }

    private static String reason(EgressReport report, String otherwise) {
        return report.reason() == null ? otherwise : report.reason();
    }
}
