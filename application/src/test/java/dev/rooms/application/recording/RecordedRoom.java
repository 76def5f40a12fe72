package dev.rooms.application.recording;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.LiveKitStandIn.Guest;
import dev.rooms.application.access.TokenFixture;
import dev.rooms.application.consent.GiveConsent;
import dev.rooms.application.recording.EgressReport.State;
import dev.rooms.application.room.CreateRoom;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.consent.ConsentDecision;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.recording.RecordingWish;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.template.ConsentPolicy;
import dev.rooms.domain.template.LateJoinerPolicy;
import dev.rooms.domain.template.RecordingPolicy;
import dev.rooms.domain.template.RolePolicy;
import dev.rooms.domain.template.RoomSettings;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A live room that may be recorded, with whatever policy, and what happens in it. */
final class RecordedRoom {
    final House house = new House();
    final LiveKitStandIn livekit = new LiveKitStandIn(house);
    final RoomId room;
    final LiveRoom live;

    RecordedRoom(RecordingPolicy policy) {
        this(policy, true);
    }

    RecordedRoom(RecordingPolicy policy, boolean enabled) {
        var draft = new RoomTemplate.Draft("Recorded", RoomSettings.NOTHING, RolePolicy.usual(RoomType.GROUP), policy);
        var template =
                RoomTemplate.define(new TemplateId(house.ids.next()), RoomType.GROUP, draft, house.clock.instant());
        house.transactions.run(() -> house.templates.add(template));
        var settings = new RoomSettings(null, null, null, null, null, null, enabled, null, null);
        room = house.createRoom
                .handle(new CreateRoom.Command(
                        house.admin(), "Visite: Ärzte/3", null, template.id(), null, null, null, null, settings))
                .room()
                .room()
                .id();
        live = livekit.start(house.mint(room, "nobody").livekitRoom());
    }

    static RecordedRoom ofPolicy(ConsentPolicy consent, LateJoinerPolicy late) {
        return new RecordedRoom(new RecordingPolicy(consent, late, null, false, 30));
    }

    static RecordedRoom withoutConsent() {
        return ofPolicy(ConsentPolicy.NONE, LateJoinerPolicy.BLOCK);
    }

    Guest join(String identity) {
        return join(identity, ParticipantRole.PARTICIPANT);
    }

    Guest join(String identity, ParticipantRole role) {
        return livekit.join(live, house.mint(room, TokenFixture.wish(identity, role)));
    }

    Consent say(String identity, ConsentDecision decision) {
        var outcome = house.giveConsent.handle(new GiveConsent.Command(
                house.admin(), room, new ParticipantIdentity(identity), decision, "v1", "de-DE"));
        house.drain();
        return outcome.consent();
    }

    void accept(String... identities) {
        for (var identity : identities) {
            say(identity, ConsentDecision.ACCEPTED);
        }
    }

    RecordingId start() {
        return start(RecordingWish.USUAL);
    }

    RecordingId start(RecordingWish wish) {
        var id = request(wish);
        house.drain();
        return id;
    }

    RecordingId request(RecordingWish wish) {
        return house.startRecording
                .handle(new StartRecording.Command(house.admin(), room, wish))
                .recording()
                .id();
    }

    /** Started, and its recorder is in the room. */
    RecordingId recording() {
        var id = start();
        comeIn(id);
        return id;
    }

    Guest comeIn(RecordingId id) {
        var egress = egress(id);
        tell(egress, State.ACTIVE, null, null);
        return livekit.join(live, livekit.guest(egress.value(), ParticipantKind.EGRESS, null));
    }

    EgressId egress(RecordingId id) {
        return Objects.requireNonNull(see(id).run().egress());
    }

    void tell(EgressId egress, State state, @Nullable String reason, @Nullable Long size) {
        livekit.tell(new WebhookEvent.EgressChanged(house.egress.become(egress, state, reason, size)));
    }

    /** It is complete, and ended so long ago by the clock of its worker. */
    void tellLate(EgressId egress, Duration ago, long size) {
        var said = house.egress.become(egress, State.COMPLETE, null, size);
        livekit.tell(new WebhookEvent.EgressChanged(new EgressReport(
                said.id(),
                said.room(),
                said.key(),
                said.state(),
                said.reason(),
                said.startedAt(),
                house.clock.instant().minus(ago),
                said.updatedAt(),
                said.duration(),
                said.size())));
    }

    /** The file is in the bucket, and the recorder says so. */
    void finish(RecordingId id) {
        house.recordingStore.put(see(id).facts().key(), new byte[7]);
        tell(egress(id), State.COMPLETE, null, 7L);
    }

    void stop() {
        house.stopRecording.handle(new StopRecording.Command(house.admin(), room, null));
        house.drain();
    }

    Recording see(RecordingId id) {
        return view(id).recording();
    }

    RecordingView view(RecordingId id) {
        return house.getRecording.handle(new GetRecording.Query(house.admin(), id));
    }

    RecordingStatus status(RecordingId id) {
        return see(id).status();
    }

    List<Recording> all() {
        return house
                .listRoomRecordings
                .handle(new ListRoomRecordings.Query(house.admin(), room, House.WHOLE))
                .items()
                .stream()
                .map(RecordingView::recording)
                .toList();
    }

    /** Time goes by, and everything that has to happen by itself does. */
    void pass(Duration time) {
        for (var left = time; left.isPositive(); left = left.minusSeconds(1)) {
            house.clock.advance(Duration.ofSeconds(1));
            if (left.toSeconds() % 15 == 0) {
                house.reconcileLedger.handle();
                house.lookAtRecordings.handle();
            }
            house.tick();
        }
    }

    Optional<Permission> permission(String identity) {
        return house.mediaRooms.permission(live.name(), new ParticipantIdentity(identity));
    }
}
