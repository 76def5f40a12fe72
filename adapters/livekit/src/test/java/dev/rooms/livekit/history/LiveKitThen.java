package dev.rooms.livekit.history;

import dev.rooms.application.drift.InMemoryLiveRooms;
import dev.rooms.application.drift.LiveRooms;
import dev.rooms.application.room.InMemoryMediaRooms;
import dev.rooms.application.room.MediaRooms;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What LiveKit showed at each moment of the history. It remembers whom it has shown, and when. */
final class LiveKitThen implements LiveRooms, MediaRooms {
    /** What is asked first, and what after that. */
    enum Failing {
        NEVER,
        FROM_THE_START,
        HALFWAY
    }

    private final InMemoryLiveRooms now = new InMemoryLiveRooms(new InMemoryMediaRooms());
    private final InstantSource clock;
    private final Runnable onTheWay;
    private final Map<ParticipantSid, Instant> seen = new HashMap<>();
    private final Set<RoomSid> listed = new HashSet<>();
    private final Set<LiveKitRoomName> ended = new HashSet<>();
    private final List<LiveParticipant> evicted = new ArrayList<>();
    private Failing failing = Failing.NEVER;

    /** @param onTheWay what happens between an answer and its arrival */
    LiveKitThen(InstantSource clock, Runnable onTheWay) {
        this.clock = clock;
        this.onTheWay = onTheWay;
    }

    void happen(Told told) {
        switch (told.event()) {
            case WebhookEvent.RoomStarted it -> now.begin(it.room(), told.at());
            case WebhookEvent.RoomFinished it -> now.end(it.room());
            case WebhookEvent.ParticipantJoined it -> now.enter(it.room(), it.participant());
            case WebhookEvent.ParticipantLeft it ->
                now.leave(it.room(), it.participant().sid());
            case WebhookEvent.TrackPublished it -> now.publish(it.room(), it.participant(), it.track(), it.source());
            case WebhookEvent.TrackUnpublished it -> now.unpublish(it.room(), it.participant(), it.track());
            case WebhookEvent.JoinFailed _, WebhookEvent.EgressChanged _, WebhookEvent.Other _ -> {}
        }
    }

    void fail(Failing how) {
        failing = how;
    }

    /** Killed and started again, without its store. */
    void comeBackEmpty() {
        now.forget();
    }

    /** Killed and started again on its store: it goes on listing what no node serves. */
    void comeBackAsGhosts() {
        now.rooms().forEach(each -> now.die(each.room().name()));
    }

    /** When each was last shown to somebody who asked. */
    Map<ParticipantSid, Instant> seen() {
        return seen;
    }

    /** What it has listed for somebody who asked. */
    Set<RoomSid> listed() {
        return listed;
    }

    Set<LiveKitRoomName> ended() {
        return ended;
    }

    List<LiveParticipant> evicted() {
        return evicted;
    }

    @Override
    public List<Listed> rooms() {
        if (failing == Failing.FROM_THE_START) {
            throw new MediaServerUnavailable();
        }
        var answer = now.rooms();
        answer.forEach(each -> listed.add(each.room().sid()));
        onTheWay.run();
        return answer;
    }

    @Override
    public boolean isServed(LiveKitRoomName room) {
        if (failing != Failing.NEVER) {
            throw new MediaServerUnavailable();
        }
        return now.isServed(room);
    }

    @Override
    public List<Present> people(LiveKitRoomName room) {
        if (failing != Failing.NEVER) {
            throw new MediaServerUnavailable();
        }
        var answer = now.people(room);
        if (now.isServed(room)) {
            answer.forEach(each -> seen.put(each.participant().sid(), clock.instant()));
        }
        onTheWay.run();
        return answer;
    }

    @Override
    public boolean end(LiveKitRoomName room) {
        ended.add(room);
        return now.rooms().stream().anyMatch(each -> each.room().name().equals(room));
    }

    @Override
    public void permit(
            LiveKitRoomName room, ParticipantIdentity identity, @Nullable TokenId token, Permission permission) {}

    @Override
    public void remove(LiveKitRoomName room, LiveParticipant participant) {
        evicted.add(participant);
    }
}
