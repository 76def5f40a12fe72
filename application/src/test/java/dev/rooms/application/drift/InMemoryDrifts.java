package dev.rooms.application.drift;

import dev.rooms.domain.drift.Drift;
import dev.rooms.domain.drift.DriftKind;
import dev.rooms.domain.shared.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    public synchronized Page<Drift> list(@Nullable DriftKind kind, Page.Request page) {
        var found = drifts.stream()
                .filter(drift -> kind == null || drift.kind() == kind)
                .filter(drift -> page.after() == null || drift.id().value().compareTo(page.after()) < 0)
                .sorted(Comparator.comparing((Drift drift) -> drift.id().value())
                        .reversed())
                .limit(page.limit() + 1L)
                .toList();
        return Page.cut(found, page, drift -> drift.id().value());
    }
}
