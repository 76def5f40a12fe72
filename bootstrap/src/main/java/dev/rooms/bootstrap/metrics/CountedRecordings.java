package dev.rooms.bootstrap.metrics;

import dev.rooms.application.recording.Recordings;
import dev.rooms.domain.recording.Recording;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;

@Decorator
@Priority(0)
abstract class CountedRecordings implements Recordings {
    private final Recordings recordings;
    private final Metrics metrics;

    CountedRecordings(@Delegate @Any Recordings recordings, Metrics metrics) {
        this.recordings = recordings;
        this.metrics = metrics;
    }

    @Override
    public void add(Recording recording) {
        recordings.add(recording);
        metrics.recordings.add(recording.status());
    }

    @Override
    public Recording save(Recording recording) {
        var saved = recordings.save(recording);
        recording.changes().stream()
                .filter(change -> change.from() != change.to())
                .forEach(change -> metrics.recordings.add(change.to()));
        return saved;
    }
}
