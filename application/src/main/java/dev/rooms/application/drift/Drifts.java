package dev.rooms.application.drift;

import dev.rooms.domain.drift.Drift;
import dev.rooms.domain.drift.DriftKind;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was found by looking, each difference once. */
public interface Drifts {
    /** The differences that are asked for; null is any. */
    record Filter(@Nullable DriftKind kind, @Nullable RoomId room) {}

    /**
     * Nothing happens when this kind is known of this subject.
     *
     * @return whether it was not
     */
    boolean add(Drift drift);

    /** Forgets what was found before. */
    void forget(Instant before);

    Page<Drift> list(Filter filter, Page.Request page);
}
