package dev.rooms.domain.recording;

import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Excerpt;
import dev.rooms.domain.shared.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One recording of a room, from the wish for it to the proof of its deletion. It only moves forward, in whatever order
 * the news of its recorder come.
 *
 * @param reason why it came to its status; null where that needs none
 * @param dueAt when it has to be seen to; null: when there is news
 * @param changes what is not yet in its history; storing the recording stores them
 */
public record Recording(
        RecordingId id,
        RecordingFacts facts,
        RecordingStatus status,
        @Nullable String reason,
        EgressRun run,
        Keeping keeping,
        @Nullable Instant dueAt,
        Version version,
        List<RecordingChange> changes) {
    public static final String RECORDER_UNAVAILABLE = "recorder-unavailable";
    public static final String RECORDER_LOST = "recorder-lost";
    public static final String OBJECT_MISSING = "object-missing";
    public static final String SIZE_MISMATCH = "size-mismatch";
    public static final String LIMIT_REACHED = "limit-reached";
    public static final String STORAGE_UNAVAILABLE = "storage-unavailable";
    private static final int MAX_REASON = 500;
    /** By then LiveKit has mostly said whether there is a recorder; where nobody has heard that, somebody looks. */
    private static final Duration SILENT = Duration.ofSeconds(20);

    private static final Duration LOOK_AFTER = Duration.ofSeconds(10);

    public Recording {
        changes = List.copyOf(changes);
    }

    /** From its commit on LiveKit may have been asked for a recorder, and there may be one, whatever was answered. */
    public static Recording request(RecordingId id, RecordingFacts facts) {
        var first = new RecordingChange(
                null, RecordingStatus.REQUESTED, "requested", facts.requestedBy(), facts.requestedAt());
        return new Recording(
                id,
                facts,
                RecordingStatus.REQUESTED,
                null,
                EgressRun.NONE,
                Keeping.NEW,
                facts.requestedAt().plus(LOOK_AFTER),
                Version.FIRST,
                List.of(first));
    }

    public boolean isLive() {
        return status.isLive();
    }

    /** Whether the participant of this connection was in the room during the recording. */
    public boolean overlaps(Connection connection) {
        var start = run.startedAt() == null ? facts.requestedAt() : run.startedAt();
        var left = connection.leftAt();
        return connection.session().equals(facts.session())
                // LiveKit gives the time of a leave in whole seconds.
                && (left == null || !left.isBefore(start.truncatedTo(ChronoUnit.SECONDS)))
                && (run.endedAt() == null || !connection.joinedAt().isAfter(run.endedAt()));
    }

    /** Is live as far as is known, and nobody has seen a recorder. */
    public boolean isUnseen() {
        return isLive() && run.egress() == null;
    }

    /** When it will have lasted as long as was wished; null: it may go on, or has not begun. */
    public @Nullable Instant mustEndAt() {
        var longest = facts.wish().maxDuration();
        var start = run.startedAt();
        return longest == null || start == null ? null : start.plusSeconds(longest);
    }

    /** Has a recorder that should not be there: it came to be known when all was over. */
    public boolean hasStray() {
        return !status.isLive() && status != RecordingStatus.PROCESSING && run.egress() != null && !run.over();
    }

    public Recording dueAt(@Nullable Instant next) {
        return new Recording(id, facts, status, reason, run, keeping, next, version, changes);
    }

    /** This is its recorder. One that turns up when the recording is over has to stop. */
    public Recording by(EgressId egress, Instant now) {
        if (egress.equals(run.egress())) {
            return this;
        }
        var known = with(run.by(egress).nowOver(false));
        return status.isOver() ? known.dueAt(now) : known;
    }

    /**
     * Its recorder is at work. LiveKit may have started it again though it had ended, which nobody wants.
     *
     * @param said when the recorder said so; null: it is not known
     */
    public Recording atWork(@Nullable Instant said, Instant now) {
        var ended = run.endedAt();
        var hasEnded = status == RecordingStatus.PROCESSING || status.isOver();
        return hasEnded && run.over() && said != null && ended != null && said.isAfter(ended)
                ? with(run.nowOver(false)).dueAt(now)
                : this;
    }

    public Recording starting(Instant now) {
        return become(RecordingStatus.STARTING, null, "started", Actor.RECORDER, now);
    }

    /** @param startedAt when the recorder says that it began */
    public Recording active(@Nullable Instant startedAt, Instant now) {
        if (!status.mayBecome(RecordingStatus.ACTIVE)) {
            return this;
        }
        var begun = with(run.started(startedAt == null ? now : startedAt).silent(null));
        var end = begun.mustEndAt();
        return begun.become(RecordingStatus.ACTIVE, null, "recording", Actor.RECORDER, now)
                // The last person may have left before it began.
                .dueAt(end == null || (dueAt != null && dueAt.isBefore(end)) ? dueAt : end);
    }

    public Recording stopped(String why, Actor by, Instant now) {
        return isLive() && status != RecordingStatus.ENDING
                ? become(RecordingStatus.ENDING, why, why, by, now).dueAt(now)
                : this;
    }

    /** The recorder says that it is writing what it has; it may die over it. */
    public Recording ending(@Nullable String why, Instant now) {
        return status.mayBecome(RecordingStatus.ENDING)
                ? become(RecordingStatus.ENDING, why, why == null ? "ending" : why, Actor.RECORDER, now)
                        .dueAt(now)
                : this;
    }

    /** The recorder is still writing, and need not keep the room from being recorded again. */
    public Recording writing(Instant now) {
        return status == RecordingStatus.ENDING
                ? become(RecordingStatus.PROCESSING, null, "writing", Actor.ROOMS, now)
                        .dueAt(now)
                : this;
    }

    /**
     * The recorder has put the file into the bucket, as it says.
     *
     * @param note what is remarkable about it
     */
    public Recording finished(
            @Nullable String note,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Duration duration,
            @Nullable Long size,
            Instant now) {
        if (!status.mayBecome(RecordingStatus.PROCESSING) && !isWriting()) {
            return over(now);
        }
        var remark = note == null ? "finished" : note;
        var ended = with(run.started(startedAt).ended(endedAt == null ? now : endedAt, duration, size));
        return (isWriting()
                        ? ended.because(note).remarked(remark, Actor.RECORDER, now)
                        : ended.become(RecordingStatus.PROCESSING, note, remark, Actor.RECORDER, now))
                .dueAt(now);
    }

    /** Nothing more is recorded, and its recorder has not said that all is written. */
    public boolean isWriting() {
        return status == RecordingStatus.PROCESSING && !run.over();
    }

    /** The recorder has ended; that of a recording that is over is none to be stopped any more. */
    public Recording over(Instant now) {
        if (run.over()) {
            return this;
        }
        var over = with(run.endedUnseen(now).nowOver(true));
        // It may have written its file once more.
        return status.isGone() ? over.dueAt(now) : over;
    }

    /** @param size of the file that was seen, in bytes */
    public Recording ready(long size, Instant now) {
        if (!status.mayBecome(RecordingStatus.READY)) {
            return this;
        }
        return with(run.sized(size))
                .become(RecordingStatus.READY, reason, "verified", Actor.ROOMS, now)
                .kept(now);
    }

    public Recording failed(String why, Actor by, Instant now) {
        if (!status.mayBecome(RecordingStatus.FAILED)) {
            return this;
        }
        return with(run.endedUnseen(now))
                .become(RecordingStatus.FAILED, Excerpt.of(why, MAX_REASON), why, by, now)
                .kept(now);
    }

    public Recording aborted(String why, Actor by, Instant now) {
        if (!status.mayBecome(RecordingStatus.ABORTED)) {
            return this;
        }
        return with(run.endedUnseen(now))
                .become(RecordingStatus.ABORTED, Excerpt.of(why, MAX_REASON), why, by, now)
                .kept(now);
    }

    private Recording kept(Instant now) {
        var days = facts.retentionDays();
        var until = days == null ? null : now.plus(Duration.ofDays(days));
        return new Recording(
                id, facts, status, reason, run, keeping.until(until), hasStray() ? now : null, version, changes);
    }

    /** LiveKit answered and the recorder did not. After a while of that it is lost: deaf perhaps, and not dead. */
    public Recording unheard(Instant now) {
        var since = run.silentSince();
        if (since == null) {
            return with(run.silent(now));
        }
        return now.isBefore(since.plus(SILENT)) ? this : failed(RECORDER_LOST, Actor.RECORDER, now);
    }

    /** The recorder has answered. */
    public Recording heard() {
        return with(run.silent(null));
    }

    public Recording remarked(String remark, Actor by, Instant now) {
        return with(new RecordingChange(status, status, Excerpt.of(remark, MAX_REASON), by, now));
    }

    public Recording held(boolean hold, Actor by, Instant now) {
        if (hold == keeping.legalHold()) {
            return this;
        }
        if (hold && (status.isGone() || keeping.removal() != null)) {
            throw new RecordingNotReady(id, status);
        }
        var kept = keeping.held(hold);
        return with(kept).remarked(hold ? "held" : "released", by, now);
    }

    /**
     * Its file shall go.
     *
     * @param to what it becomes by that
     * @throws RecordingOnHold when it may not
     * @throws RecordingNotReady when it is not over
     */
    public Recording unwanted(RecordingStatus to, Actor by, Instant now) {
        if (keeping.legalHold()) {
            throw new RecordingOnHold(id);
        }
        if (!status.isOver()) {
            throw new RecordingNotReady(id, status);
        }
        return status.isGone() || keeping.removal() != null
                ? this
                : with(keeping.unwanted(new Keeping.Removal(to, by, now), null)).dueAt(now);
    }

    /** Its file is gone. */
    public Recording removed(Instant now) {
        var removal = keeping.removal();
        if (removal == null || status.isGone()) {
            return this;
        }
        var receipt = new Keeping.Receipt(facts.key(), run.size(), now, removal.by());
        return with(keeping.unwanted(removal, receipt))
                .become(removal.to(), reason, removal.to().text(), removal.by(), now)
                .dueAt(hasStray() ? now : null);
    }

    /**
     * @throws RecordingGone when its file is gone, or about to go
     * @throws RecordingNotReady when it has none
     */
    public void mustBeReady() {
        if (status.isGone() || keeping.removal() != null) {
            throw new RecordingGone(id, status);
        }
        if (status != RecordingStatus.READY) {
            throw new RecordingNotReady(id, status);
        }
    }

    /** What may not follow does not: it is late news. */
    private Recording become(RecordingStatus next, @Nullable String why, String remark, Actor by, Instant now) {
        if (!status.mayBecome(next)) {
            return this;
        }
        var all = new ArrayList<>(changes);
        all.add(new RecordingChange(status, next, Excerpt.of(remark, MAX_REASON), by, now));
        return new Recording(id, facts, next, why, run, keeping, dueAt, version, all);
    }

    private Recording because(@Nullable String why) {
        return new Recording(id, facts, status, why, run, keeping, dueAt, version, changes);
    }

    private Recording with(RecordingChange change) {
        var all = new ArrayList<>(changes);
        all.add(change);
        return new Recording(id, facts, status, reason, run, keeping, dueAt, version, all);
    }

    private Recording with(EgressRun next) {
        return new Recording(id, facts, status, reason, next, keeping, dueAt, version, changes);
    }

    private Recording with(Keeping next) {
        return new Recording(id, facts, status, reason, run, next, dueAt, version, changes);
    }

    /** Whether its file can be looked for: while it cannot, the recording waits, however long. */
    public Recording storageAway(boolean away) {
        return keeping.storageAway() == away ? this : with(keeping.away(away));
    }

    /** Why it is in its status, or what it waits for there; null where that needs no reason. */
    public @Nullable String statusReason() {
        return status == RecordingStatus.PROCESSING && keeping.storageAway() ? STORAGE_UNAVAILABLE : reason;
    }

    /** The name that a browser gives to the file. */
    public String fileName() {
        return FileName.of(this);
    }
}
