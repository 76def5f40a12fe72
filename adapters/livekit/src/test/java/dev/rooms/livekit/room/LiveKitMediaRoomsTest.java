package dev.rooms.livekit.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.shared.MutableClock;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.livekit.shared.HandMadeToken;
import dev.rooms.livekit.shared.StubLiveKit;
import dev.rooms.livekit.shared.Traces;
import dev.rooms.livekit.shared.Twirp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.ParticipantPermission;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitRoom.DeleteRoomRequest;
import livekit.LivekitRoom.DeleteRoomResponse;
import livekit.LivekitRoom.UpdateParticipantRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the calls look on the wire and what their faults are; what they do is asked of the real server. */
final class LiveKitMediaRoomsTest {
    private static final LiveKitRoomName ROOM = new LiveKitRoomName("s-1");
    private static final ParticipantIdentity ANA = new ParticipantIdentity("ana@example.org");
    private static final TokenId TOKEN = new TokenId(UUID.fromString("0195512a-4c3e-7a10-b1c2-d3e4f5a6b7c8"));
    private static final String GET = "/twirp/livekit.RoomService/GetParticipant";
    private static final String UPDATE = "/twirp/livekit.RoomService/UpdateParticipant";

    private final StubLiveKit stub = new StubLiveKit();
    private final LiveKitMediaRooms mediaRooms = new LiveKitMediaRooms(
            new Twirp(stub.server(), new MutableClock(Instant.parse("2026-03-01T10:00:00Z")), Traces.NONE));

    @AfterEach
    void stop() {
        stub.close();
    }

    private List<String> paths() {
        return stub.asked().stream().map(StubLiveKit.Asked::path).toList();
    }

    private static String video(StubLiveKit.Asked asked) {
        var token = asked.header("Authorization").substring("Bearer ".length());
        return HandMadeToken.claims(token).path("video").toString();
    }

    private void isHeldBy(ParticipantInfo.Builder holder) {
        stub.answers("GetParticipant", holder.setIdentity("ana@example.org").build());
        stub.answers("UpdateParticipant", ParticipantInfo.getDefaultInstance());
    }

    private static ParticipantInfo.Builder carrying(String token) {
        return ParticipantInfo.newBuilder().putAttributes("rooms.token_id", token);
    }

    @Test
    void a_room_is_ended_by_its_name() throws InvalidProtocolBufferException {
        stub.answers("DeleteRoom", DeleteRoomResponse.getDefaultInstance());
        assertThat(mediaRooms.end(ROOM)).isTrue();
        assertThat(paths()).containsExactly("/twirp/livekit.RoomService/DeleteRoom");
        var asked = stub.asked().getFirst();
        assertThat(DeleteRoomRequest.parseFrom(asked.body()).getRoom()).isEqualTo("s-1");
        assertThat(video(asked)).isEqualTo("{\"roomCreate\":true}");
    }

    @Test
    void that_a_room_was_not_there_is_said() {
        assertThat(mediaRooms.end(ROOM)).isFalse();
    }

    @Test
    void whether_a_room_has_ended_is_not_known_when_the_server_fails() {
        stub.answers("DeleteRoom", 503, "application/json", ByteString.copyFromUtf8("{\"code\":\"unavailable\"}"));
        assertThatThrownBy(() -> mediaRooms.end(ROOM)).isInstanceOf(MediaServerUnavailable.class);
    }

    @Test
    void permissions_are_replaced_and_what_has_no_word_here_is_said_again() throws InvalidProtocolBufferException {
        var kept = ParticipantPermission.newBuilder()
                .setHidden(true)
                .setCanUpdateMetadata(true)
                .build();
        isHeldBy(carrying(TOKEN.value().toString())
                .setPermission(kept.toBuilder().setCanPublish(true).addCanPublishSources(TrackSource.CAMERA)));
        mediaRooms.permit(ROOM, ANA, TOKEN, new Permission(Set.of(PublishSource.MICROPHONE), false, true));
        assertThat(paths()).containsExactly(GET, UPDATE);
        var update = UpdateParticipantRequest.parseFrom(stub.asked().getLast().body());
        assertThat(update)
                .isEqualTo(UpdateParticipantRequest.newBuilder()
                        .setRoom("s-1")
                        .setIdentity("ana@example.org")
                        .setPermission(kept.toBuilder()
                                .setCanPublish(true)
                                .addCanPublishSources(TrackSource.MICROPHONE)
                                .setCanSubscribe(true))
                        .build());
        mediaRooms.permit(ROOM, ANA, TOKEN, Permission.NOTHING);
        assertThat(UpdateParticipantRequest.parseFrom(stub.asked().getLast().body())
                        .getPermission())
                .isEqualTo(kept);
    }

    @Test
    void a_participant_with_another_token_gets_no_permission() {
        isHeldBy(carrying("0195512a-4c3e-7a10-b1c2-d3e4f5a6b7c9"));
        mediaRooms.permit(ROOM, ANA, TOKEN, Permission.EVERYTHING);
        isHeldBy(ParticipantInfo.newBuilder());
        mediaRooms.permit(ROOM, ANA, TOKEN, Permission.EVERYTHING);
        assertThat(paths()).containsExactly(GET, GET);
    }

    @Test
    void a_participant_who_needs_no_token_keeps_what_livekit_gave() {
        isHeldBy(ParticipantInfo.newBuilder()
                .setPermission(ParticipantPermission.newBuilder().setCanSubscribe(true)));
        mediaRooms.permit(ROOM, ANA, null, Permission.EVERYTHING);
        assertThat(paths()).containsExactly(GET);
    }

    @Test
    void a_participant_who_needs_no_token_gets_back_what_was_taken() throws InvalidProtocolBufferException {
        isHeldBy(ParticipantInfo.newBuilder());
        mediaRooms.permit(ROOM, ANA, null, Permission.EVERYTHING);
        assertThat(paths()).containsExactly(GET, UPDATE);
        assertThat(UpdateParticipantRequest.parseFrom(stub.asked().getLast().body())
                        .getPermission()
                        .getCanPublish())
                .isTrue();
    }

    @Test
    void an_absent_participant_gets_no_permission() {
        mediaRooms.permit(ROOM, ANA, TOKEN, Permission.EVERYTHING);
        assertThat(paths()).containsExactly(GET);
    }

    @Test
    void whether_a_permission_holds_is_not_known_when_the_answer_is_garbled() {
        stub.answers("GetParticipant", 200, "application/protobuf", ByteString.copyFromUtf8("<html>welcome</html>"));
        assertThatThrownBy(() -> mediaRooms.permit(ROOM, ANA, TOKEN, Permission.NOTHING))
                .isInstanceOf(MediaServerUnavailable.class);
        assertThat(paths()).containsExactly(GET);
    }
}
