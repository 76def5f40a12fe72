package dev.rooms.application.recording;

import dev.rooms.domain.recording.IssuedLink;
import dev.rooms.domain.recording.RecordingId;
import java.util.ArrayList;
import java.util.List;

public final class InMemoryIssuedLinks implements IssuedLinks {
    private final List<IssuedLink> links = new ArrayList<>();

    @Override
    public synchronized void add(IssuedLink link) {
        for (var at = links.size() - 1; at >= 0; at--) {
            if (isTogether(links.get(at), link)) {
                links.set(at, counted(links.get(at), link));
                return;
            }
        }
        links.add(link);
    }

    private static boolean isTogether(IssuedLink first, IssuedLink next) {
        return first.recording().equals(next.recording())
                && first.by().equals(next.by())
                && next.at().isBefore(first.at().plus(TOGETHER));
    }

    private static IssuedLink counted(IssuedLink first, IssuedLink next) {
        var end = first.expiresAt().isAfter(next.expiresAt()) ? first.expiresAt() : next.expiresAt();
        return new IssuedLink(first.recording(), first.by(), first.at(), end, first.times() + next.times());
    }

    @Override
    public synchronized List<IssuedLink> of(RecordingId recording) {
        return links.stream().filter(link -> link.recording().equals(recording)).toList();
    }
}
