package dev.rooms.domain.shared;

import org.jspecify.annotations.Nullable;

/** How often a resource has changed. */
public record Version(int value) {
    public static final Version FIRST = new Version(0);

    /**
     * @param seen the versions that the caller would change; null: any
     * @throws Stale when this version is none of them
     */
    public void mustBe(@Nullable Seen seen) {
        if (seen != null && !seen.versions().contains(this)) {
            throw new Stale();
        }
    }
}
