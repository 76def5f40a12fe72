package dev.rooms.application.access;

import dev.rooms.domain.access.Ban;
import dev.rooms.domain.access.IdentityBanned;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who is kept out of which room; one ban per room and identity. */
public interface Bans {
    /** The ban that holds now. */
    Optional<Ban> find(RoomId room, ParticipantIdentity identity, Instant now);

    /** @throws IdentityBanned when a ban holds now */
    default void mustAdmit(RoomId room, ParticipantIdentity identity, Instant now) {
        find(room, identity, now).ifPresent(ban -> {
            throw new IdentityBanned(ban);
        });
    }

    /** The given identities that a ban keeps out now. */
    Set<ParticipantIdentity> banned(RoomId room, Set<ParticipantIdentity> identities, Instant now);

    /** Those that hold now. */
    Page<Ban> list(RoomId room, Page.Request page, Instant now);

    /** Takes the place of the ban that this identity had in this room. */
    void put(Ban ban);

    /** @return whether there was one */
    boolean remove(RoomId room, ParticipantIdentity identity);
}
