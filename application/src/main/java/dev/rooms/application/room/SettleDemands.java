package dev.rooms.application.room;

import dev.rooms.application.room.MediaDemands.About;
import dev.rooms.application.shared.Crew;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.SessionEndReason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/** Does at the media server what is demanded there. What fails stays demanded and is tried again. */
public final class SettleDemands {
    private static final int ROOMS_AT_ONCE = 256;
    private static final int PEOPLE_AT_ONCE = 64;
    /** Longer than any call to the media server may take. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final int MAX_DOUBLINGS = 5;

    private final MediaDemands demands;
    private final MediaRooms mediaRooms;
    private final Permissions permissions;
    private final Intruders intruders;
    private final Sessions sessions;
    private final EndSession endSession;
    private final Causes causes;
    private final Crew rooms;
    private final Crew people;
    private final Transactions transactions;
    private final InstantSource clock;

    public SettleDemands(
            MediaDemands demands,
            MediaRooms mediaRooms,
            Permissions permissions,
            Intruders intruders,
            Sessions sessions,
            EndSession endSession,
            Causes causes,
            Executor threads,
            Transactions transactions,
            InstantSource clock) {
        this.demands = demands;
        this.mediaRooms = mediaRooms;
        this.permissions = permissions;
        this.intruders = intruders;
        this.sessions = sessions;
        this.endSession = endSession;
        this.causes = causes;
        this.rooms = new Crew(ROOMS_AT_ONCE, threads);
        this.people = new Crew(PEOPLE_AT_ONCE, threads);
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Returns when all that is due is begun: a room for which the media server takes long keeps nobody in another, and
     * however many have to end, people do not wait for them.
     *
     * @return whether there may be more to do at once
     */
    public boolean handle() {
        var morePeople = people.take(most -> claim(About.PEOPLE, most), this::follow);
        var moreRooms = rooms.take(most -> claim(About.ROOMS, most), this::follow);
        return morePeople || moreRooms;
    }

    private List<MediaDemands.Claimed> claim(About about, int most) {
        var now = clock.instant();
        return transactions.within(() -> demands.claim(about, most, now, now.plus(LEASE)));
    }

    /** Waits until nothing is in hand, as long as that at most. */
    public void rest(Duration longest) throws InterruptedException {
        people.rest(longest);
        rooms.rest(longest);
    }

    private void follow(MediaDemands.Claimed claimed) {
        causes.follow(claimed.demand().livekitRoom(), () -> settle(claimed));
    }

    private void settle(MediaDemands.Claimed claimed) {
        var demand = claimed.demand();
        try {
            switch (demand) {
                case MediaDemand.EndRoom end -> end(end.livekitRoom());
                case MediaDemand.EvictIntruders evict -> intruders.evict(evict.livekitRoom());
                case MediaDemand.Permit permit -> permit(permit);
            }
        } catch (MediaServerUnavailable stillDemanded) {
            var wait = FIRST_WAIT.multipliedBy(1L << Math.min(claimed.attempts(), MAX_DOUBLINGS));
            transactions.run(() -> demands.defer(claimed, clock.instant().plus(wait)));
            return;
        }
        transactions.run(() -> demands.settle(claimed));
    }

    private void permit(MediaDemand.Permit permit) {
        var room = permit.livekitRoom();
        transactions
                .within(() -> permissions.of(room, permit.identity()))
                .ifPresent(ruling -> mediaRooms.permit(room, permit.identity(), ruling.token(), ruling.permission()));
    }

    private void end(LiveKitRoomName name) {
        var wasThere = mediaRooms.end(name);
        if (!wasThere) {
            // No webhook will tell: LiveKit never had it, or has lost it.
            transactions.run(() -> sessions.findOpen(name)
                    .ifPresent(session -> endSession.handle(session, SessionEndReason.CLOSED, clock.instant())));
        }
    }
}
