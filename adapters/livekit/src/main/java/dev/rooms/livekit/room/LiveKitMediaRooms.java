package dev.rooms.livekit.room;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.rooms.application.room.MediaRooms;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.livekit.shared.Jwt;
import dev.rooms.livekit.shared.Twirp;
import jakarta.inject.Singleton;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitRoom.DeleteRoomRequest;
import livekit.LivekitRoom.RoomParticipantIdentity;

/** LiveKit's RoomService. */
@Singleton
public final class LiveKitMediaRooms implements MediaRooms {
    private final Twirp twirp;

    public LiveKitMediaRooms(Twirp twirp) {
        this.twirp = twirp;
    }

    @Override
    public boolean end(LiveKitRoomName room) {
        var request = DeleteRoomRequest.newBuilder().setRoom(room.value()).build();
        return twirp.call("RoomService/DeleteRoom", request, new Twirp.Grant.RoomCreate())
                .isPresent();
    }

    @Override
    public void evict(MediaDemand.Evict eviction) {
        var room = eviction.livekitRoom().value();
        var grant = new Twirp.Grant.RoomAdmin(room);
        var who = RoomParticipantIdentity.newBuilder()
                .setRoom(room)
                .setIdentity(eviction.identity().value())
                .build();
        // LiveKit removes by identity, so first see who holds it now: it may be the holder of a newer token.
        var holder = twirp.call("RoomService/GetParticipant", who, grant).map(LiveKitMediaRooms::participant);
        if (holder.filter(found -> enteredWith(found, eviction)).isPresent()) {
            var _ = twirp.call("RoomService/RemoveParticipant", who, grant);
        }
    }

    private static boolean enteredWith(ParticipantInfo participant, MediaDemand.Evict eviction) {
        var token = participant.getAttributesMap().get(Jwt.TOKEN_ID);
        return eviction.token().value().toString().equals(token);
    }

    private static ParticipantInfo participant(byte[] answer) {
        try {
            return ParticipantInfo.parseFrom(answer);
        } catch (InvalidProtocolBufferException garbled) {
            throw new MediaServerUnavailable();
        }
    }
}
