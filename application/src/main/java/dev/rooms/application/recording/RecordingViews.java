package dev.rooms.application.recording;

import dev.rooms.application.consent.Consents;
import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.shared.Page;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Puts together what callers see of recordings. */
public final class RecordingViews {
    private final Recordings recordings;
    private final Consents consents;

    public RecordingViews(Recordings recordings, Consents consents) {
        this.recordings = recordings;
        this.consents = consents;
    }

    RecordingView of(Recording recording) {
        return of(List.of(recording)).getFirst();
    }

    List<RecordingView> of(List<Recording> all) {
        var histories = recordings.histories(all.stream().map(Recording::id).collect(Collectors.toSet()));
        var ids = all.stream()
                .flatMap(recording -> recording.facts().consents().stream())
                .collect(Collectors.toSet());
        var said = consents.all(ids).stream().collect(Collectors.toMap(Consent::id, consent -> consent));
        return all.stream()
                .map(recording -> new RecordingView(
                        recording,
                        histories.getOrDefault(recording.id(), List.of()),
                        recording.facts().consents().stream()
                                .map(said::get)
                                .filter(Objects::nonNull)
                                .toList()))
                .toList();
    }

    Page<RecordingView> of(Page<Recording> page) {
        return new Page<>(of(page.items()), page.next());
    }
}
