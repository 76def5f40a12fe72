package dev.rooms.application.room;

import dev.rooms.domain.room.MediaDemand;
import java.time.Instant;
import java.util.List;

/** What has to happen at the media server and is not known to be done. */
public interface MediaDemands {
    /**
     * A demand that somebody has undertaken to meet.
     *
     * @param attempts how often that was tried before
     * @param until when its taker counts as lost
     */
    record Claimed(MediaDemand demand, int attempts, Instant until) {}

    /** Demanding what is demanded already makes it due at once, or as soon as who has it in hand lets go of it. */
    void add(MediaDemand demand, Instant now);

    /** What a demand is about: ending a room whose node has died takes seconds, and nobody may wait for it. */
    enum About {
        ROOMS,
        PEOPLE
    }

    /** Takes what is due; nobody else gets it before {@code until}, when the taker counts as lost. */
    List<Claimed> claim(About about, int limit, Instant now, Instant until);

    /** It is done, unless it was demanded again since it was claimed: then it has to be done again. */
    void settle(Claimed claimed);

    /** It could not be done, and is due again then, unless it was demanded again since and so is due already. */
    void defer(Claimed claimed, Instant until);
}
