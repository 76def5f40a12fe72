package dev.rooms.application.room;

import dev.rooms.domain.room.MediaDemand;
import java.time.Instant;
import java.util.List;

/** What has to happen at the media server and is not known to be done. */
public interface MediaDemands {
    /** A demand that somebody has undertaken to meet, and how often that was tried before. */
    record Claimed(MediaDemand demand, int attempts) {}

    /** Demanding what is demanded already makes it due at once. */
    void add(MediaDemand demand, Instant now);

    /** Takes what is due; nobody else gets it before {@code until}, when the taker counts as lost. */
    List<Claimed> claim(int limit, Instant now, Instant until);

    void settle(MediaDemand demand);

    /** It could not be done; it is due again then. */
    void defer(MediaDemand demand, Instant until);
}
