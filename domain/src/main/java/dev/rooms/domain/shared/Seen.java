package dev.rooms.domain.shared;

import java.util.Set;

/** The versions of a resource that a caller would change; none of them may be one of ours. */
public record Seen(Set<Version> versions) {
    public Seen {
        versions = Set.copyOf(versions);
    }

    public static Seen of(Version version) {
        return new Seen(Set.of(version));
    }
}
