package dev.rooms.application.participant;

import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.Track;
import dev.rooms.domain.participant.TrackSid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public final class InMemoryTracks implements Tracks {
    private final Map<TrackSid, Track> tracks = new LinkedHashMap<>();

    @Override
    public synchronized Optional<Track> find(TrackSid sid) {
        return Optional.ofNullable(tracks.get(sid));
    }

    @Override
    public synchronized List<Track> of(Set<ParticipantSid> participants) {
        return tracks.values().stream()
                .filter(track -> participants.contains(track.participant()))
                .toList();
    }

    @Override
    public synchronized void save(Track track) {
        tracks.put(track.sid(), track);
    }
}
