package dev.rooms.domain.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time between two instants, without either of them; null leaves that side open. */
public record Period(@Nullable Instant after, @Nullable Instant before) {
    public static final Period ALWAYS = new Period(null, null);

    public boolean contains(Instant time) {
        return (after == null || time.isAfter(after)) && (before == null || time.isBefore(before));
    }
}
