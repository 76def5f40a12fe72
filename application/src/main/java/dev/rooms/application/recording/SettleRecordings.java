package dev.rooms.application.recording;

import dev.rooms.application.participant.Connections;
import dev.rooms.application.room.Causes;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.shared.Crew;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes the next step of each recording that is due. What was decided is stored before and after a remote call, so that
 * after a crash somebody else goes on; LiveKit is asked for a recorder once ({@link CallRecorder}), here it is looked at.
 */
public final class SettleRecordings {
    /** Many, since those that do not answer are in hand for long. */
    private static final int AT_ONCE = 128;
    /** Longer than any call to the media server or the storage may take. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(5);
    /** After this time a recorder that nobody has seen counts as one that there is not. */
    private static final Duration UNSEEN = Duration.ofSeconds(22);
    /** After this time one that does not begin counts as one that never will. */
    private static final Duration STARTING = Duration.ofSeconds(45);
    /** So long the room waits for one that writes what it has. */
    private static final Duration WRITING = Duration.ofSeconds(30);
    /** For so long a recorder that should not be there is told to stop, and as long as it is in the room. */
    private static final Duration STRAY = Duration.ofMinutes(2);

    /** For so long it is waited for one that hears that, and writes what it has. */
    private static final Duration LONGEST_WRITING = Duration.ofHours(1);

    private final DueRecordings dueRecordings;
    private final Recordings recordings;
    private final KeepRecording keepRecording;
    private final ApplyEgress applyEgress;
    private final Emptiness emptiness;
    private final Connections connections;
    private final Egress egress;
    private final VerifyFile verifyFile;
    private final RemoveFile removeFile;
    private final Causes causes;
    private final Crew crew;
    private final Transactions transactions;
    private final InstantSource clock;

    public SettleRecordings(
            DueRecordings dueRecordings,
            Recordings recordings,
            KeepRecording keepRecording,
            ApplyEgress applyEgress,
            Emptiness emptiness,
            Connections connections,
            Egress egress,
            VerifyFile verifyFile,
            RemoveFile removeFile,
            Causes causes,
            Executor threads,
            Transactions transactions,
            InstantSource clock) {
        this.dueRecordings = dueRecordings;
        this.recordings = recordings;
        this.keepRecording = keepRecording;
        this.applyEgress = applyEgress;
        this.emptiness = emptiness;
        this.connections = connections;
        this.egress = egress;
        this.verifyFile = verifyFile;
        this.removeFile = removeFile;
        this.causes = causes;
        this.crew = new Crew(AT_ONCE, threads);
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Returns when all that is due is begun: a recorder or a storage that does not answer must hold up no other stop.
     *
     * @return whether there may be more to do at once
     */
    public boolean handle() {
        return crew.take(most -> transactions.within(() -> claim(most)), this::follow);
    }

    /** Waits until nothing is in hand, as long as that at most. */
    public void rest(Duration longest) throws InterruptedException {
        crew.rest(longest);
    }

    private List<Recording> claim(int most) {
        var now = clock.instant();
        return dueRecordings.claim(most, now, now.plus(LEASE));
    }

    private void follow(Recording recording) {
        causes.follow(recording.facts().livekitRoom(), () -> step(recording));
    }

    private void step(Recording recording) {
        if (recording.keeping().removal() != null && !recording.status().isGone()) {
            removeFile.handle(recording);
        } else if (recording.hasStray()) {
            stopStray(recording);
        } else {
            switch (recording.status()) {
                case REQUESTED -> lookFor(recording);
                case STARTING, ACTIVE -> watch(recording);
                case ENDING -> end(recording);
                case PROCESSING -> verifyFile.handle(recording);
                case READY, FAILED, ABORTED -> change(recording, each -> each.dueAt(null));
                case EXPIRED, DELETED -> removeFile.again(recording);
            }
        }
    }

    /** It was asked for, and nobody knows what came of it. */
    private void lookFor(Recording recording) {
        try {
            egress.find(recording).ifPresent(applyEgress::handle);
        } catch (MediaServerUnavailable unknown) {
            // It may be there all the same; then it is stopped when it is seen.
        }
        change(recording, each -> {
            var now = clock.instant();
            if (!each.isUnseen()) {
                return each.status() == RecordingStatus.ENDING ? each.dueAt(now) : each;
            }
            var until = each.facts().requestedAt().plus(UNSEEN);
            if (now.isBefore(until)) {
                return each.dueAt(earlier(now.plus(SOON), until));
            }
            return each.status() == RecordingStatus.ENDING
                    ? each.aborted("stopped before it began", Actor.RECORDER, now)
                    : each.failed(Recording.RECORDER_UNAVAILABLE, Actor.RECORDER, now);
        });
    }

    private void watch(Recording recording) {
        if (isLate(recording)) {
            try {
                egress.find(recording).ifPresent(applyEgress::handle);
            } catch (MediaServerUnavailable unknown) {
                keepRecording.later(recording);
                return;
            }
        }
        transactions.run(() -> {
            var empty = emptiness.stopAt(recording.facts().session());
            change(recording, each -> watched(each, empty.orElse(null)));
        });
    }

    private boolean isLate(Recording recording) {
        return recording.status() == RecordingStatus.STARTING
                && !clock.instant().isBefore(recording.facts().requestedAt().plus(STARTING));
    }

    private Recording watched(Recording recording, @Nullable Instant empty) {
        var now = clock.instant();
        if (recording.status() != RecordingStatus.STARTING && recording.status() != RecordingStatus.ACTIVE) {
            return recording;
        }
        if (isLate(recording)) {
            return recording.failed(Recording.RECORDER_UNAVAILABLE, Actor.RECORDER, now);
        }
        var end = recording.mustEndAt();
        if (end != null && !now.isBefore(end)) {
            return recording.stopped("max-duration", Actor.CLOCK, now);
        }
        if (empty != null && !now.isBefore(empty)) {
            return recording.stopped("empty", Actor.CLOCK, now);
        }
        var late = recording.status() == RecordingStatus.STARTING
                ? recording.facts().requestedAt().plus(STARTING)
                : null;
        return recording.dueAt(earlier(earlier(end, empty), late));
    }

    private void end(Recording recording) {
        var id = recording.run().egress();
        if (id == null) {
            lookFor(recording);
            return;
        }
        try {
            if (egress.stop(id)) {
                var since = transactions.within(() -> recordings.since(recording));
                change(recording, each -> heard(each, since));
                return;
            }
        } catch (MediaServerUnavailable silent) {
            // LiveKit itself may be away, which the look at its list tells.
        }
        try {
            var report = egress.find(recording);
            report.ifPresent(applyEgress::handle);
            change(recording, each -> stillEnding(each, report.isPresent()));
        } catch (MediaServerUnavailable unknown) {
            keepRecording.later(recording);
        }
    }

    private Recording heard(Recording recording, Instant since) {
        var now = clock.instant();
        return now.isBefore(since.plus(WRITING))
                ? recording.heard().dueAt(now.plus(LATER))
                : recording.heard().writing(now);
    }

    private Recording stillEnding(Recording recording, boolean isListed) {
        if (recording.status() != RecordingStatus.ENDING) {
            return recording;
        }
        var now = clock.instant();
        if (!isListed) {
            return recording.over(now).failed(Recording.RECORDER_LOST, Actor.RECORDER, now);
        }
        var unheard = recording.unheard(now);
        return unheard.isLive() ? unheard.dueAt(now.plus(LATER)) : unheard;
    }

    private void stopStray(Recording recording) {
        var id = Objects.requireNonNull(recording.run().egress());
        if (isToBeToldAgain(recording, id)) {
            keepRecording.later(recording);
        } else {
            change(recording, each -> each.dueAt(null).over(clock.instant()));
        }
    }

    private boolean isToBeToldAgain(Recording recording, EgressId id) {
        var ended = Objects.requireNonNullElse(recording.run().endedAt(), Instant.EPOCH);
        try {
            // Who hears writes what there is, and has ended when that is told.
            return egress.stop(id) && clock.instant().isBefore(ended.plus(LONGEST_WRITING));
        } catch (MediaServerUnavailable unknown) {
            return clock.instant().isBefore(ended.plus(STRAY)) || isInTheRoom(recording, id);
        }
    }

    private boolean isInTheRoom(Recording recording, EgressId id) {
        var name = new ParticipantIdentity(id.value());
        return transactions.within(() -> connections.isPresent(recording.facts().session(), name));
    }

    private void change(Recording recording, UnaryOperator<Recording> change) {
        keepRecording.change(recording.id(), change);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
