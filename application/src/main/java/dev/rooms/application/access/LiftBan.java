package dev.rooms.application.access;

import dev.rooms.application.room.Rooms;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.BanNotFound;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.Scope;
import java.time.InstantSource;

/** Lets an identity have tokens again; those that were revoked stay revoked. */
public final class LiftBan {
    public record Command(Caller caller, RoomId room, ParticipantIdentity identity) {}

    private final Rooms rooms;
    private final Bans bans;
    private final Transactions transactions;
    private final InstantSource clock;

    public LiftBan(Rooms rooms, Bans bans, Transactions transactions, InstantSource clock) {
        this.rooms = rooms;
        this.bans = bans;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @throws BanNotFound when none holds */
    public void handle(Command command) {
        command.caller().needs(Scope.TOKENS_WRITE);
        transactions.run(() -> {
            var room = rooms.get(command.room()).id();
            var held = bans.find(room, command.identity(), clock.instant());
            if (held.isEmpty() || !bans.remove(room, command.identity())) {
                throw new BanNotFound(command.identity());
            }
        });
    }
}
