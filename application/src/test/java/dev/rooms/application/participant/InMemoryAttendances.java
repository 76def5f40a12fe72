package dev.rooms.application.participant;

import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.participant.Occupancy;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

public final class InMemoryAttendances implements Attendances {
    private final TreeMap<UUID, Attendance> attendances = new TreeMap<>();

    @Override
    public synchronized void replace(SessionId session, ParticipantIdentity identity, List<Attendance> next) {
        attendances
                .values()
                .removeIf(known ->
                        known.session().equals(session) && known.identity().equals(identity));
        next.forEach(attendance -> attendances.put(attendance.id().value(), attendance));
    }

    @Override
    public synchronized Page<Attendance> list(RoomId room, Filter filter, Page.Request page) {
        var items = attendances.descendingMap().values().stream()
                .filter(attendance ->
                        page.after() == null || attendance.id().value().compareTo(page.after()) < 0)
                .filter(attendance -> attendance.room().equals(room))
                .filter(attendance -> filter.open() == null || filter.open() == attendance.isOpen())
                .filter(attendance ->
                        filter.identity() == null || filter.identity().equals(attendance.identity()))
                .filter(attendance ->
                        filter.session() == null || filter.session().equals(attendance.session()))
                .filter(attendance -> page.period().contains(attendance.joinedAt()))
                .limit(page.limit() + 1L)
                .toList();
        return Page.cut(items, page, attendance -> attendance.id().value());
    }

    @Override
    public synchronized Map<SessionId, Occupancy> occupancy(Set<SessionId> sessions) {
        return attendances.values().stream()
                .filter(attendance -> sessions.contains(attendance.session()))
                .collect(Collectors.groupingBy(
                        Attendance::session, Collectors.collectingAndThen(Collectors.toList(), Occupancy::of)));
    }
}
