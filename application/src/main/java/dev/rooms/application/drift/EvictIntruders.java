package dev.rooms.application.drift;

import dev.rooms.application.drift.LiveRooms.Present;
import dev.rooms.application.room.Intruders;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.webhook.Admittance;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.domain.room.LiveKitRoomName;
import java.util.List;

/** Removes the participants of a live room whom the ledger does not admit. */
public final class EvictIntruders implements Intruders {
    private final LiveRooms liveRooms;
    private final Sessions sessions;
    private final Admittance admittance;
    private final Transactions transactions;

    public EvictIntruders(LiveRooms liveRooms, Sessions sessions, Admittance admittance, Transactions transactions) {
        this.liveRooms = liveRooms;
        this.sessions = sessions;
        this.admittance = admittance;
        this.transactions = transactions;
    }

    @Override
    public void evict(LiveKitRoomName room) {
        // LiveKit is asked before the ledger, so the tokens of all listed participants are committed by then.
        var shown = liveRooms.people(room).stream().map(Present::participant).toList();
        var failures = refused(room, shown).stream()
                .filter(intruder -> !isRemoved(room, intruder))
                .count();
        if (failures > 0) {
            throw new MediaServerUnavailable();
        }
    }

    /** Empty when the session is over: then the whole room has to end anyway. */
    private List<LiveParticipant> refused(LiveKitRoomName room, List<LiveParticipant> shown) {
        if (shown.isEmpty()) {
            return List.of();
        }
        return transactions.within(() -> sessions.findOpen(room)
                .map(session -> admittance.refused(session.room(), shown))
                .orElse(List.of()));
    }

    /** Catches the failure, so that the other intruders are still removed. */
    private boolean isRemoved(LiveKitRoomName room, LiveParticipant intruder) {
        try {
            liveRooms.remove(room, intruder);
            return true;
        } catch (MediaServerUnavailable stillThere) {
            return false;
        }
    }
}
