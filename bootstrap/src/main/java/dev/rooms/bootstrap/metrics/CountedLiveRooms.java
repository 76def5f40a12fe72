package dev.rooms.bootstrap.metrics;

import dev.rooms.application.drift.LiveRooms;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.domain.room.LiveKitRoomName;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.util.List;

@Decorator
@Priority(0)
abstract class CountedLiveRooms implements LiveRooms {
    private final LiveRooms liveRooms;
    private final Metrics metrics;

    CountedLiveRooms(@Delegate @Any LiveRooms liveRooms, Metrics metrics) {
        this.liveRooms = liveRooms;
        this.metrics = metrics;
    }

    @Override
    public List<Listed> rooms() {
        return metrics.timed(Metrics.Work.LIST_ROOMS, liveRooms::rooms);
    }

    @Override
    public boolean isServed(LiveKitRoomName room) {
        return metrics.timed(Metrics.Work.PROBE_ROOM, () -> liveRooms.isServed(room));
    }

    @Override
    public void remove(LiveKitRoomName room, LiveParticipant participant) {
        try {
            metrics.timed(Metrics.Work.EVICT, () -> {
                liveRooms.remove(room, participant);
                return true;
            });
            metrics.refused.add(Metrics.Refused.REMOVED);
        } catch (MediaServerUnavailable stillThere) {
            metrics.refused.add(Metrics.Refused.FAILED);
            throw stillThere;
        }
    }

    @Override
    public List<Present> people(LiveKitRoomName room) {
        return metrics.timed(Metrics.Work.LIST_PEOPLE, () -> liveRooms.people(room));
    }
}
