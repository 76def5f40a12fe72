package dev.rooms.domain.shared;

import org.jspecify.annotations.Nullable;

/** How often a resource has changed. */
public record Version(int value) {
    public static final Version FIRST = new Version(0);

    /**
     * @param seen what the caller saw last, null when it does not care
     * @throws Stale when that is not this version
     */
    public void mustBe(@Nullable Version seen) {
        if (seen != null && !seen.equals(this)) {
            throw new Stale();
        }
    }
}
