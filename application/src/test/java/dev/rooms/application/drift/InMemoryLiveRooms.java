package dev.rooms.application.drift;

import dev.rooms.application.room.InMemoryMediaRooms;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.shared.InMemoryTransactions;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.room.LiveKitRoomName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a media server shows. It can be away, and the node of a room can die. */
public final class InMemoryLiveRooms implements LiveRooms {
    private record Open(Listed listed, Map<ParticipantSid, Present> people) {}

    private final Map<LiveKitRoomName, Open> rooms = new LinkedHashMap<>();
    private final Set<LiveKitRoomName> dead = new HashSet<>();
    private final Set<LiveKitRoomName> sick = new HashSet<>();
    private final Set<ParticipantSid> stuck = new HashSet<>();
    private final InMemoryMediaRooms mediaRooms;
    private boolean away;
    private Runnable meanwhile = () -> {};

    /** @param mediaRooms the same media server, where people are removed as well */
    public InMemoryLiveRooms(InMemoryMediaRooms mediaRooms) {
        this.mediaRooms = mediaRooms;
    }

    @Override
    public synchronized List<Listed> rooms() {
        mustAnswer("LiveRooms.rooms");
        meanwhile.run();
        return rooms.values().stream()
                .map(open -> new Listed(
                        open.listed().room(),
                        open.listed().createdAt(),
                        open.people().size()))
                .toList();
    }

    @Override
    public synchronized boolean isServed(LiveKitRoomName room) {
        mustAnswer("LiveRooms.isServed");
        meanwhile.run();
        if (sick.contains(room)) {
            throw new MediaServerUnavailable();
        }
        return rooms.containsKey(room) && !dead.contains(room);
    }

    @Override
    public synchronized List<Present> people(LiveKitRoomName room) {
        mustAnswer("LiveRooms.people");
        var open = rooms.get(room);
        return open == null ? List.of() : List.copyOf(open.people().values());
    }

    @Override
    public synchronized void remove(LiveKitRoomName room, LiveParticipant participant) {
        mustAnswer("LiveRooms.remove");
        if (stuck.contains(participant.sid())) {
            throw new MediaServerUnavailable();
        }
        var open = rooms.get(room);
        if (open != null) {
            open.people()
                    .values()
                    .removeIf(each -> each.participant().identity().equals(participant.identity()));
        }
        mediaRooms.leave(room, participant.identity());
    }

    private void mustAnswer(String call) {
        InMemoryTransactions.mustBeClosed(call);
        if (away || mediaRooms.isAway()) {
            throw new MediaServerUnavailable();
        }
    }

    public synchronized void begin(LiveRoom room, Instant at) {
        var open = rooms.get(room.name());
        if (open == null || !open.listed().room().equals(room)) {
            rooms.put(room.name(), new Open(new Listed(room, at, 0), new LinkedHashMap<>()));
            dead.remove(room.name());
        }
    }

    public synchronized void end(LiveRoom room) {
        if (isOpen(room)) {
            rooms.remove(room.name());
        }
    }

    public synchronized void enter(LiveRoom room, LiveParticipant participant) {
        enter(room, participant, true);
    }

    public synchronized void enter(LiveRoom room, LiveParticipant participant, boolean isActive) {
        begin(room, participant.joinedAt());
        // LiveKit lets each identity in once: the newcomer takes the place of who was there.
        people(room).values().removeIf(each -> each.participant().identity().equals(participant.identity()));
        people(room).put(participant.sid(), new Present(participant, isActive, List.of()));
    }

    public synchronized void leave(LiveRoom room, ParticipantSid participant) {
        if (isOpen(room)) {
            people(room).remove(participant);
        }
    }

    public synchronized void publish(LiveRoom room, ParticipantSid participant, TrackSid track, TrackSource source) {
        people(room).computeIfPresent(participant, (_, present) -> {
            var tracks = new ArrayList<>(present.tracks());
            tracks.add(new Published(track, source));
            return new Present(present.participant(), present.isActive(), tracks);
        });
    }

    public synchronized void unpublish(LiveRoom room, ParticipantSid participant, TrackSid track) {
        people(room).computeIfPresent(participant, (_, present) -> {
            var tracks = present.tracks().stream()
                    .filter(each -> !each.sid().equals(track))
                    .toList();
            return new Present(present.participant(), present.isActive(), tracks);
        });
    }

    private boolean isOpen(LiveRoom room) {
        var open = rooms.get(room.name());
        return open != null && open.listed().room().equals(room);
    }

    private Map<ParticipantSid, Present> people(LiveRoom room) {
        var open = rooms.get(room.name());
        return open != null && open.listed().room().equals(room) ? open.people() : new LinkedHashMap<>();
    }

    /** Its node is gone, and the list goes on showing it. */
    public synchronized void die(LiveKitRoomName room) {
        dead.add(room);
    }

    /** Its node does not answer in time. */
    public synchronized void fallSick(LiveKitRoomName room) {
        sick.add(room);
    }

    /** It cannot remove this participant. */
    public synchronized void hold(ParticipantSid participant) {
        stuck.add(participant);
    }

    /** Restarted, and nothing is left. */
    public synchronized void forget() {
        rooms.clear();
    }

    /** What happens while it lists its rooms, and while it looks for one. */
    public synchronized void meanwhile(Runnable meanwhile) {
        this.meanwhile = meanwhile;
    }

    public synchronized void goAway() {
        away = true;
    }

    public synchronized void comeBack() {
        away = false;
    }
}
