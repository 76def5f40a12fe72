package dev.rooms.application.consent;

import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.ScopeMissing;

/** Lists what was said in a room about being recorded, newest first; to the holder of a join token their own alone. */
public final class ListConsents {
    public record Query(Caller caller, RoomId room, Page.Request page) {}

    private final Rooms rooms;
    private final Consents consents;
    private final LedgerTokens tokens;
    private final Transactions transactions;

    public ListConsents(Rooms rooms, Consents consents, LedgerTokens tokens, Transactions transactions) {
        this.rooms = rooms;
        this.consents = consents;
        this.tokens = tokens;
        this.transactions = transactions;
    }

    public Page<Consent> handle(Query query) {
        var token = query.caller().token();
        if (token == null) {
            query.caller().needs(Scope.RECORDINGS_READ);
        }
        return transactions.within(() -> {
            var own = token == null ? null : own(tokens.get(token), query.room());
            return consents.list(rooms.get(query.room()).id(), own, query.page());
        });
    }

    private static ParticipantIdentity own(LedgerToken token, RoomId room) {
        if (!token.facts().room().equals(room)) {
            throw new ScopeMissing(Scope.RECORDINGS_READ);
        }
        return token.facts().identity();
    }
}
