package dev.rooms.application.consent;

import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.consent.ConsentId;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was ever said about being recorded. Nothing in it changes or goes. */
public interface Consents {
    /** @param token the join token that it was said with; null: another caller said it */
    void add(Consent consent, @Nullable TokenId token);

    Optional<Consent> last(RoomId room, ParticipantIdentity identity);

    /**
     * What decides which acceptances of these identities hold, in the order in which it was said: of each the last
     * acceptance that counts for this version, and the last decision that is none.
     *
     * @param version of the text that alone counts; null: any
     * @param before only what was said before it counts; null: everything does
     */
    List<Consent> deciding(
            RoomId room, Set<ParticipantIdentity> identities, @Nullable String version, @Nullable ConsentId before);

    /** When the holder of this token accepted or declined after that time, newest first, and no more of it than so many. */
    List<Instant> decided(TokenId token, Instant after, int most);

    List<Consent> all(Set<ConsentId> ids);

    /** @param identity null: of everybody */
    Page<Consent> list(RoomId room, @Nullable ParticipantIdentity identity, Page.Request page);
}
