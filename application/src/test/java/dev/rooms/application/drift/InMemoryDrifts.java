package dev.rooms.application.drift;

import dev.rooms.domain.drift.Drift;
import dev.rooms.domain.shared.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

public final class InMemoryDrifts implements Drifts {
    private final List<Drift> drifts = new ArrayList<>();

    @Override
    public synchronized boolean add(Drift drift) {
        var isKnown = drifts.stream()
                .anyMatch(
                        known -> known.kind() == drift.kind() && known.subject().equals(drift.subject()));
        if (!isKnown) {
            drifts.add(drift);
        }
        return !isKnown;
    }

    @Override
    public synchronized void forget(Instant before) {
        drifts.removeIf(drift -> drift.at().isBefore(before));
    }

    @Override
    public synchronized Page<Drift> list(Filter filter, Page.Request page) {
        var found = drifts.stream()
                .filter(drift -> filter.kind() == null || drift.kind() == filter.kind())
                .filter(drift -> filter.room() == null || filter.room().equals(drift.room()))
                .filter(drift -> page.after() == null || drift.id().value().compareTo(page.after()) < 0)
                .sorted(Comparator.comparing((Drift drift) -> drift.id().value())
                        .reversed())
                .limit(page.limit() + 1L)
                .toList();
        return Page.cut(found, page, drift -> drift.id().value());
    }
}
