package dev.rooms.application.recording;

import dev.rooms.domain.recording.IssuedLink;
import dev.rooms.domain.recording.RecordingId;
import java.util.ArrayList;
import java.util.List;

public final class InMemoryIssuedLinks implements IssuedLinks {
    private final List<IssuedLink> links = new ArrayList<>();

    @Override
    public synchronized void add(IssuedLink link) {
        links.add(link);
    }

    @Override
    public synchronized List<IssuedLink> of(RecordingId recording) {
        return links.stream().filter(link -> link.recording().equals(recording)).toList();
    }
}
