package dev.rooms.domain.room;

import dev.rooms.domain.template.PublishSource;
import java.util.Set;

/** What somebody who is in a live room may do there. The media server takes it as a whole, never in part. */
public record Permission(Set<PublishSource> publishSources, boolean canPublishData, boolean canSubscribe) {
    /** May be there, and neither show nor see anything. */
    public static final Permission NOTHING = new Permission(Set.of(), false, false);

    public static final Permission EVERYTHING = new Permission(PublishSource.ALL, true, true);

    public Permission {
        publishSources = Set.copyOf(publishSources);
    }
}
