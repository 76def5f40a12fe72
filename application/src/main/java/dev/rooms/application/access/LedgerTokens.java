package dev.rooms.application.access;

import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenNotFound;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.TokenId;
import java.util.Optional;

/** The ledger of join tokens. */
public interface LedgerTokens {
    /** @throws TokenNotFound when it was never issued */
    LedgerToken get(TokenId id);

    /** The token, which nobody else changes until the transaction ends. */
    Optional<LedgerToken> lock(TokenId id);

    Page<LedgerToken> list(RoomId room, Page.Request page);

    void add(LedgerToken.Issued token);

    /** Stores what is new about the token. */
    LedgerToken save(LedgerToken token);
}
