package dev.rooms.livekit.drift;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import dev.rooms.application.drift.LiveRooms;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.livekit.access.LiveKitJoinTokens;
import dev.rooms.livekit.room.LiveKitMediaRooms;
import dev.rooms.livekit.shared.Bounds;
import dev.rooms.livekit.shared.Jwt;
import dev.rooms.livekit.shared.LiveKitWords;
import dev.rooms.livekit.shared.Twirp;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.Room;
import livekit.LivekitRoom.ListParticipantsRequest;
import livekit.LivekitRoom.ListParticipantsResponse;
import livekit.LivekitRoom.ListRoomsRequest;
import livekit.LivekitRoom.ListRoomsResponse;
import livekit.LivekitRoom.RoomParticipantIdentity;
import org.jboss.logging.Logger;

/** LiveKit's RoomService, looked at. What it lists is read from its store, whether or not a node serves it. */
@Singleton
public final class LiveKitLiveRooms implements LiveRooms {
    private static final Logger LOG = Logger.getLogger(LiveKitLiveRooms.class);

    private final Twirp twirp;
    private final LiveKitMediaRooms mediaRooms;

    public LiveKitLiveRooms(Twirp twirp, LiveKitMediaRooms mediaRooms) {
        this.twirp = twirp;
        this.mediaRooms = mediaRooms;
    }

    @Override
    public List<Listed> rooms() {
        var answer =
                twirp.call("RoomService/ListRooms", ListRoomsRequest.getDefaultInstance(), new Twirp.Grant.RoomList());
        return read(answer.orElseThrow(MediaServerUnavailable::new), ListRoomsResponse.parser()).getRoomsList().stream()
                .filter(room -> Bounds.isRoomName(room.getName()) && Bounds.isSid(room.getSid()))
                .map(LiveKitLiveRooms::listed)
                .toList();
    }

    @Override
    public boolean isServed(LiveKitRoomName room) {
        return mediaRooms.isServed(room);
    }

    @Override
    public List<Present> people(LiveKitRoomName room) {
        var request = ListParticipantsRequest.newBuilder().setRoom(room.value()).build();
        return twirp.call("RoomService/ListParticipants", request, new Twirp.Grant.RoomAdmin(room.value()))
                .map(answer -> read(answer, ListParticipantsResponse.parser()).getParticipantsList().stream()
                        .filter(each -> each.getState() != ParticipantInfo.State.DISCONNECTED)
                        .map(LiveKitLiveRooms::present)
                        .toList())
                .orElse(List.of());
    }

    @Override
    public void remove(LiveKitRoomName room, LiveParticipant participant) {
        // LiveKit removes by identity, so first see who holds it now: it may be the holder of a newer token.
        var holder = mediaRooms.participant(room, participant.identity()).map(ParticipantInfo::getSid);
        if (holder.isPresent() && !holder.get().equals(participant.sid().value())) {
            return;
        }
        var who = RoomParticipantIdentity.newBuilder()
                .setRoom(room.value())
                .setIdentity(participant.identity().value())
                .build();
        if (twirp.call("RoomService/RemoveParticipant", who, new Twirp.Grant.RoomAdmin(room.value()))
                        .isEmpty()
                && isShown(room, participant.sid())) {
            LOG.warnf(
                    "LiveKit cannot remove participant %s from room %s",
                    participant.sid().value(), room.value());
            throw new MediaServerUnavailable();
        }
    }

    private boolean isShown(LiveKitRoomName room, ParticipantSid sid) {
        return people(room).stream().anyMatch(each -> each.participant().sid().equals(sid));
    }

    private static <T> T read(byte[] answer, Parser<T> parser) {
        try {
            return parser.parseFrom(answer);
        } catch (InvalidProtocolBufferException garbled) {
            throw new MediaServerUnavailable();
        }
    }

    private static Listed listed(Room room) {
        var live = new LiveRoom(new LiveKitRoomName(room.getName()), new RoomSid(room.getSid()));
        return new Listed(live, time(room.getCreationTimeMs(), room.getCreationTime()), room.getNumParticipants());
    }

    private static Present present(ParticipantInfo info) {
        var participant = new LiveParticipant(
                new ParticipantSid(info.getSid()),
                new ParticipantIdentity(info.getIdentity()),
                Bounds.participantName(info.getName()),
                LiveKitWords.participantKind(info.getKind().name()),
                LiveKitJoinTokens.tokenId(info.getAttributesOrDefault(Jwt.TOKEN_ID, ""))
                        .orElse(null),
                time(info.getJoinedAtMs(), info.getJoinedAt()),
                null);
        var tracks = info.getTracksList().stream()
                .map(track -> new Published(
                        new TrackSid(track.getSid()),
                        LiveKitWords.trackSource(
                                track.getSource().name(), track.getType().name())))
                .toList();
        return new Present(participant, info.getState() == ParticipantInfo.State.ACTIVE, tracks);
    }

    private static Instant time(long millis, long seconds) {
        return millis > 0 ? Instant.ofEpochMilli(millis) : Instant.ofEpochSecond(seconds);
    }
}
