package dev.rooms.application.access;

import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.access.TokenNotFound;
import dev.rooms.domain.access.TokenSelection;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ledger of join tokens. */
public interface LedgerTokens {
    Optional<LedgerToken> find(TokenId id);

    /** @throws TokenNotFound when it was never issued */
    default LedgerToken get(TokenId id) {
        return find(id).orElseThrow(() -> new TokenNotFound(id));
    }

    /** The issued tokens with these ids; ids without a token are left out. */
    List<LedgerToken> all(Set<TokenId> ids);

    /** The token, which nobody else changes until the transaction ends. */
    Optional<LedgerToken> lock(TokenId id);

    Page<LedgerToken> list(RoomId room, Page.Request page);

    /** Those of these sessions for which a token expires later than that. */
    Set<SessionId> outlasting(Set<SessionId> sessions, Instant time);

    void add(LedgerToken.Issued token);

    /**
     * Revokes those of a room that are not revoked.
     *
     * @return what was revoked
     */
    List<TokenFacts> revoke(RoomId room, TokenSelection selection, Actor by, Instant now);

    /** Who holds one of these that has not expired, revoked or not. */
    Set<ParticipantIdentity> holders(RoomId room, TokenSelection selection, Instant now);

    default LedgerToken revoke(LedgerToken.Issued token, Actor by, Instant now) {
        return save(token.revoked(by, now));
    }

    /** Stores what is new about the token. */
    LedgerToken save(LedgerToken token);
}
