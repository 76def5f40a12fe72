package dev.rooms.application.participant;

import dev.rooms.domain.participant.FailedJoin;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Page;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public final class InMemoryFailedJoins implements FailedJoins {
    private final Map<List<Object>, FailedJoin> entries = new LinkedHashMap<>();

    @Override
    public synchronized void add(FailedJoin failed) {
        entries.merge(List.of(failed.token(), failed.session()), failed, FailedJoin::with);
    }

    @Override
    public synchronized Page<FailedJoin> list(RoomId room, Filter filter, Page.Request page) {
        var items = entries.values().stream()
                .filter(entry -> entry.room().equals(room))
                .filter(entry -> filter.identity() == null || filter.identity().equals(entry.identity()))
                .filter(entry -> filter.session() == null || filter.session().equals(entry.session()))
                .filter(entry -> page.after() == null || entry.id().compareTo(page.after()) < 0)
                .filter(entry -> page.period().contains(entry.firstAt()))
                .sorted(Comparator.comparing(FailedJoin::id).reversed())
                .limit(page.limit() + 1L)
                .toList();
        return Page.cut(items, page, FailedJoin::id);
    }
}
