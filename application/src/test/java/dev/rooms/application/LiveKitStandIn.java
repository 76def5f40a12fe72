package dev.rooms.application;

import dev.rooms.application.access.IssueToken;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.application.webhook.WebhookEventId;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happens at the media server, told as LiveKit tells it: by webhooks, which the house applies at once. */
public final class LiveKitStandIn {
    /** Somebody in a live room. */
    public record Guest(LiveRoom room, LiveParticipant participant) {}

    private record Sent(WebhookEventId id, WebhookEvent event) {}

    private final House house;
    private final List<Sent> sent = new ArrayList<>();
    private boolean isCut;

    public LiveKitStandIn(House house) {
        this.house = house;
    }

    /** A new live room of this name, under a sid that no other has. */
    public LiveRoom start(LiveKitRoomName name) {
        var room = room(name);
        house.liveRooms.begin(room, now());
        tell(new WebhookEvent.RoomStarted(room, now()));
        return room;
    }

    public LiveRoom room(LiveKitRoomName name) {
        return new LiveRoom(name, new RoomSid("RM_" + house.ids.next()));
    }

    /** Somebody enters with a token; the first who does makes the room. */
    public Guest join(LiveRoom room, IssueToken.Minted token) {
        var facts = token.facts();
        house.mediaRooms.enter(room.name(), facts.identity(), facts.id());
        return join(room, guest(facts.identity().value(), ParticipantKind.STANDARD, facts.id()));
    }

    /** The same, and what LiveKit tells of it is applied later. */
    public void enterAgain(LiveRoom room, IssueToken.Minted token) {
        var facts = token.facts();
        var participant = guest(facts.identity().value(), ParticipantKind.STANDARD, facts.id());
        house.mediaRooms.enter(room.name(), facts.identity(), facts.id());
        house.liveRooms.enter(room, participant);
        house.send(new WebhookEvent.ParticipantJoined(room, participant, now()));
    }

    public Guest join(LiveRoom room, LiveParticipant participant) {
        house.liveRooms.enter(room, participant);
        tell(new WebhookEvent.ParticipantJoined(room, participant, now()));
        return new Guest(room, participant);
    }

    /** The holder of a token opens the signalling and gets no further. */
    public void failToJoin(LiveRoom room, IssueToken.Minted token, String reason) {
        var facts = token.facts();
        var who = guest(facts.identity().value(), ParticipantKind.STANDARD, facts.id());
        tell(new WebhookEvent.JoinFailed(
                room,
                new LiveParticipant(
                        who.sid(), who.identity(), who.name(), who.kind(), who.token(), who.joinedAt(), reason),
                now()));
    }

    public LiveParticipant guest(String identity, ParticipantKind kind, @Nullable TokenId token) {
        return new LiveParticipant(
                new ParticipantSid("PA_" + house.ids.next()),
                new ParticipantIdentity(identity),
                identity.toUpperCase(Locale.ROOT),
                kind,
                token,
                now(),
                null);
    }

    public void leave(Guest guest, String reason) {
        var who = guest.participant();
        house.mediaRooms.leave(guest.room().name(), who.identity());
        house.liveRooms.leave(guest.room(), who.sid());
        tell(left(guest, reason));
    }

    public WebhookEvent.ParticipantLeft left(Guest guest, String reason) {
        var who = guest.participant();
        var gone = new LiveParticipant(
                who.sid(), who.identity(), who.name(), who.kind(), who.token(), who.joinedAt(), reason);
        return new WebhookEvent.ParticipantLeft(guest.room(), gone, now());
    }

    public TrackSid publish(Guest guest, TrackSource source) {
        var track = new TrackSid("TR_" + house.ids.next());
        house.liveRooms.publish(guest.room(), guest.participant().sid(), track, source);
        tell(new WebhookEvent.TrackPublished(guest.room(), guest.participant().sid(), track, source, now()));
        return track;
    }

    public void unpublish(Guest guest, TrackSid track, TrackSource source) {
        house.liveRooms.unpublish(guest.room(), guest.participant().sid(), track);
        tell(new WebhookEvent.TrackUnpublished(guest.room(), guest.participant().sid(), track, source, now()));
    }

    public void finish(LiveRoom room) {
        house.mediaRooms.end(room.name());
        house.liveRooms.end(room);
        tell(new WebhookEvent.RoomFinished(room, now()));
    }

    /** From now on its webhooks get lost. */
    public void cut() {
        isCut = true;
    }

    public void mend() {
        isCut = false;
    }

    public void tell(WebhookEvent event) {
        if (isCut) {
            return;
        }
        sent.add(new Sent(house.send(event), event));
        house.drain();
    }

    /** LiveKit sends again what was not answered in time. */
    public void sendAllAgain() {
        sent.forEach(each -> house.send(each.id(), each.event()));
        house.drain();
    }

    /** What was said is said again, as news. */
    public void tellAllAgain() {
        sent.forEach(each -> house.send(each.event()));
        house.drain();
    }

    public List<WebhookEvent> told() {
        return sent.stream().map(Sent::event).toList();
    }

    private Instant now() {
        return house.clock.instant();
    }
}
