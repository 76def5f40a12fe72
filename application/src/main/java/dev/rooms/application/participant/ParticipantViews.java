package dev.rooms.application.participant;

import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.Track;
import dev.rooms.domain.participant.TrackTimes;
import dev.rooms.domain.shared.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds to attendances how long they have lasted, and for how long their holders have published. */
public final class ParticipantViews {
    private final Tracks tracks;
    private final InstantSource clock;

    public ParticipantViews(Tracks tracks, InstantSource clock) {
        this.tracks = tracks;
        this.clock = clock;
    }

    Page<ParticipantView> of(Page<Attendance> page) {
        var published = tracks
                .of(page.items().stream()
                        .flatMap(attendance -> attendance.connections().stream())
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.groupingBy(Track::participant));
        var now = clock.instant();
        return page.map(attendance -> view(attendance, published, now));
    }

    private static ParticipantView view(
            Attendance attendance, Map<ParticipantSid, List<Track>> published, Instant now) {
        var own = attendance.connections().stream()
                .flatMap(sid -> published.getOrDefault(sid, List.of()).stream())
                .toList();
        return new ParticipantView(attendance, attendance.duration(now), TrackTimes.of(own, now));
    }
}
