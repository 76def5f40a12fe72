package dev.rooms.application.room;

import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.room.SessionId;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds the session that a LiveKit room is. Only the sid tells: a name comes back when LiveKit restarts empty, and when
 * somebody joins with a token of a session that is over.
 */
public final class FollowSession {
    private final Sessions sessions;
    private final EndSession endSession;
    private final MakeDemand makeDemand;
    private final Transactions transactions;
    private final Ids ids;

    public FollowSession(
            Sessions sessions, EndSession endSession, MakeDemand makeDemand, Transactions transactions, Ids ids) {
        this.sessions = sessions;
        this.endSession = endSession;
        this.makeDemand = makeDemand;
        this.transactions = transactions;
        this.ids = ids;
    }

    /**
     * @param at when LiveKit showed this room
     * @return the session, over or not; nothing when the room is not ours, or is one that may not be
     */
    public Optional<Session> handle(LiveKitRoomName name, RoomSid sid, Instant at) {
        return transactions.within(() -> {
            var known = sessions.findBySid(sid);
            if (known.isPresent()) {
                return known;
            }
            var open = sessions.findOpen(name);
            if (open.isPresent()) {
                return bind(open.get(), sid, at);
            }
            if (sessions.isOurs(name)) {
                // Entered with a token of a session that is over: nothing opens, and they go out again.
                makeDemand.handle(new MediaDemand.EndRoom(name));
            }
            return Optional.empty();
        });
    }

    private Optional<Session> bind(Session open, RoomSid sid, Instant at) {
        if (open.sid() == null) {
            return Optional.of(sessions.save(open.boundTo(sid, at)));
        }
        if (open.isYoungerThan(at)) {
            // Late news of an occupancy that was over before this one began, whether or not anybody has joined it.
            return Optional.empty();
        }
        endSession.handle(open, SessionEndReason.REPLACED, at);
        var next = Session.under(new SessionId(ids.next()), open.room(), open.livekitRoom())
                .boundTo(sid, at);
        sessions.add(next);
        return Optional.of(next);
    }
}
