package dev.rooms.livekit.room;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.rooms.application.room.MediaRooms;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.livekit.access.LiveKitJoinTokens;
import dev.rooms.livekit.shared.Jwt;
import dev.rooms.livekit.shared.Twirp;
import jakarta.inject.Singleton;
import java.util.Optional;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.ParticipantPermission;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitRoom.CreateRoomRequest;
import livekit.LivekitRoom.DeleteRoomRequest;
import livekit.LivekitRoom.RoomParticipantIdentity;
import livekit.LivekitRoom.SendDataRequest;
import livekit.LivekitRoom.UpdateParticipantRequest;
import org.jspecify.annotations.Nullable;

/** LiveKit's RoomService. */
@Singleton
public final class LiveKitMediaRooms implements MediaRooms {
    private final Twirp twirp;

    public LiveKitMediaRooms(Twirp twirp) {
        this.twirp = twirp;
    }

    @Override
    public boolean end(LiveKitRoomName room) {
        try {
            return delete(room);
        } catch (MediaServerUnavailable unknown) {
            if (isServed(room)) {
                throw unknown;
            }
            // Its node has died, and nobody can end it before another node has taken it over (observed on 1.13.5).
            var taken = CreateRoomRequest.newBuilder().setName(room.value()).build();
            var _ = twirp.call("RoomService/CreateRoom", taken, new Twirp.Grant.RoomCreate());
            return delete(room);
        }
    }

    private boolean delete(LiveKitRoomName room) {
        var request = DeleteRoomRequest.newBuilder().setRoom(room.value()).build();
        return twirp.call("RoomService/DeleteRoom", request, new Twirp.Grant.RoomCreate())
                .isPresent();
    }

    /**
     * Whether a node serves this room: asked with an empty message to nobody, which only that node can deliver.
     *
     * @throws MediaServerUnavailable when it is not known
     */
    public boolean isServed(LiveKitRoomName room) {
        var nothing = SendDataRequest.newBuilder()
                .setRoom(room.value())
                .setKind(DataPacket.Kind.RELIABLE)
                .setTopic("rooms.probe")
                .addDestinationIdentities("rooms.nobody")
                .build();
        return twirp.reaches("RoomService/SendData", nothing, new Twirp.Grant.RoomAdmin(room.value()));
    }

    @Override
    public void permit(
            LiveKitRoomName room, ParticipantIdentity identity, @Nullable TokenId token, Permission permission) {
        // LiveKit replaces the whole set, so whatever we have no word for must be said again.
        participant(room, identity)
                .filter(holder -> token == null ? isRestorable(holder, permission) : carries(holder, token))
                .ifPresent(holder -> {
                    var update = UpdateParticipantRequest.newBuilder()
                            .setRoom(room.value())
                            .setIdentity(identity.value())
                            .setPermission(permitted(holder.getPermission(), permission))
                            .build();
                    var _ = twirp.call(
                            "RoomService/UpdateParticipant", update, new Twirp.Grant.RoomAdmin(room.value()));
                });
    }

    /** A holder who still has permissions from LiveKit needs nothing back; taking all of them is always possible. */
    private static boolean isRestorable(ParticipantInfo holder, Permission permission) {
        var now = holder.getPermission();
        var hasNothing = !now.getCanPublish() && !now.getCanPublishData() && !now.getCanSubscribe();
        return hasNothing || permission.equals(Permission.NOTHING);
    }

    private static boolean carries(ParticipantInfo holder, TokenId token) {
        return LiveKitJoinTokens.tokenId(holder.getAttributesOrDefault(Jwt.TOKEN_ID, ""))
                .filter(token::equals)
                .isPresent();
    }

    private static ParticipantPermission permitted(ParticipantPermission now, Permission wanted) {
        return now.toBuilder()
                // Without sources but allowed to publish, they could publish all.
                .setCanPublish(!wanted.publishSources().isEmpty())
                .clearCanPublishSources()
                .addAllCanPublishSources(wanted.publishSources().stream()
                        .map(source -> TrackSource.valueOf(source.name()))
                        .sorted()
                        .toList())
                .setCanPublishData(wanted.canPublishData())
                .setCanSubscribe(wanted.canSubscribe())
                .build();
    }

    /** The participant who holds the identity now. */
    public Optional<ParticipantInfo> participant(LiveKitRoomName room, ParticipantIdentity identity) {
        var who = RoomParticipantIdentity.newBuilder()
                .setRoom(room.value())
                .setIdentity(identity.value())
                .build();
        return twirp.call("RoomService/GetParticipant", who, new Twirp.Grant.RoomAdmin(room.value()))
                .map(LiveKitMediaRooms::participant);
    }

    private static ParticipantInfo participant(byte[] answer) {
        try {
            return ParticipantInfo.parseFrom(answer);
        } catch (InvalidProtocolBufferException garbled) {
            throw new MediaServerUnavailable();
        }
    }
}
