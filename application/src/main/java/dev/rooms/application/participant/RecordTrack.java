package dev.rooms.application.participant;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.participant.Track;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes down that a track was published, or no longer is. */
public final class RecordTrack {
    private final Tracks tracks;
    private final Connections connections;
    private final Transactions transactions;

    public RecordTrack(Tracks tracks, Connections connections, Transactions transactions) {
        this.tracks = tracks;
        this.connections = connections;
        this.transactions = transactions;
    }

    /** @param seen what this one event says of the track */
    public void handle(Track seen) {
        transactions.run(() -> {
            var track = tracks.find(seen.sid()).orElse(seen);
            track = with(track, seen.publishedAt(), seen.unpublishedAt());
            var owner = connections.find(seen.participant());
            tracks.save(with(track, null, owner.isPresent() ? owner.get().leftAt() : null));
        });
    }

    private static Track with(Track track, @Nullable Instant published, @Nullable Instant unpublished) {
        var begun = published == null ? track : track.published(published);
        return unpublished == null ? begun : begun.unpublished(unpublished);
    }
}
