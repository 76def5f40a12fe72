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

/** Removes from a live room whom LiveKit shows there and the ledger does not admit. */
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
        // LiveKit is asked first: a token that somebody entered with has been committed before.
        var shown = liveRooms.people(room).stream().map(Present::participant).toList();
        var failures = refused(room, shown).stream()
                .filter(intruder -> !isRemoved(room, intruder))
                .count();
        if (failures > 0) {
            throw new MediaServerUnavailable();
        }
    }

    /** Nobody, when the session is over: then its room has to end, whoever is in it. */
    private List<LiveParticipant> refused(LiveKitRoomName room, List<LiveParticipant> shown) {
        if (shown.isEmpty()) {
            return List.of();
        }
        return transactions.within(() -> sessions.findOpen(room)
                .map(session -> admittance.refused(session.room(), shown))
                .orElse(List.of()));
    }

    /** One intruder whom LiveKit cannot remove protects no other. */
    private boolean isRemoved(LiveKitRoomName room, LiveParticipant intruder) {
        try {
            liveRooms.remove(room, intruder);
            return true;
        } catch (MediaServerUnavailable stillThere) {
            return false;
        }
    }
}
