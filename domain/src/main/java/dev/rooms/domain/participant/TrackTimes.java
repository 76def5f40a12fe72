package dev.rooms.domain.participant;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** How long somebody sent sound, picture and screen. */
public record TrackTimes(Duration audio, Duration video, Duration screenShare) {

    public static TrackTimes of(Collection<Track> tracks, Instant now) {
        return new TrackTimes(
                sum(tracks, TrackSource.AUDIO, now),
                sum(tracks, TrackSource.VIDEO, now),
                sum(tracks, TrackSource.SCREEN_SHARE, now));
    }

    private static Duration sum(Collection<Track> tracks, TrackSource source, Instant now) {
        return tracks.stream()
                .filter(track -> track.source() == source)
                .map(track -> length(track, now))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration length(Track track, Instant now) {
        var from = track.publishedAt();
        var until = track.unpublishedAt() == null ? now : track.unpublishedAt();
        return from == null || until.isBefore(from) ? Duration.ZERO : Duration.between(from, until);
    }
}
