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
     * The decisions that tell which acceptances of these identities hold, oldest first. Each identity has at most two:
     * its last acceptance of this version, and its last refusal or withdrawal.
     *
     * @param version the only version of the text that counts; null: any version counts
     * @param before only decisions before this one count; null: all decisions count
     */
    List<Consent> deciding(
            RoomId room, Set<ParticipantIdentity> identities, @Nullable String version, @Nullable ConsentId before);

    /** The times after {@code after} when this token accepted or declined, newest first, {@code most} at most. */
    List<Instant> decided(TokenId token, Instant after, int most);

    List<Consent> all(Set<ConsentId> ids);

    /** @param identity null: of everybody */
    Page<Consent> list(RoomId room, @Nullable ParticipantIdentity identity, Page.Request page);
}
