package dev.rooms.application.participant;

import dev.rooms.application.room.Rooms;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.Track;
import dev.rooms.domain.participant.TrackTimes;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists who was or is in a room, one item per attendance, newest first. */
public final class ListParticipants {
    public record Query(Caller caller, RoomId room, Attendances.Filter filter, Page.Request page) {}

    private final Rooms rooms;
    private final Attendances attendances;
    private final Tracks tracks;
    private final Transactions transactions;
    private final InstantSource clock;

    public ListParticipants(
            Rooms rooms, Attendances attendances, Tracks tracks, Transactions transactions, InstantSource clock) {
        this.rooms = rooms;
        this.attendances = attendances;
        this.tracks = tracks;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Page<ParticipantView> handle(Query query) {
        query.caller().needs(Scope.PARTICIPANTS_READ);
        return transactions.within(() -> {
            var page = attendances.list(rooms.get(query.room()).id(), query.filter(), query.page());
            var published = tracks
                    .of(page.items().stream()
                            .flatMap(attendance -> attendance.connections().stream())
                            .collect(Collectors.toSet()))
                    .stream()
                    .collect(Collectors.groupingBy(Track::participant));
            var now = clock.instant();
            return page.map(attendance -> view(attendance, published, now));
        });
    }

    private static ParticipantView view(
            Attendance attendance, Map<ParticipantSid, List<Track>> published, Instant now) {
        var own = attendance.connections().stream()
                .flatMap(sid -> published.getOrDefault(sid, List.of()).stream())
                .toList();
        return new ParticipantView(attendance, attendance.duration(now), TrackTimes.of(own, now));
    }
}
