package dev.rooms.livekit.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.shared.MutableClock;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.livekit.shared.HandMadeToken;
import dev.rooms.livekit.shared.StubLiveKit;
import dev.rooms.livekit.shared.Twirp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.ParticipantPermission;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitRoom.DeleteRoomRequest;
import livekit.LivekitRoom.DeleteRoomResponse;
import livekit.LivekitRoom.RemoveParticipantResponse;
import livekit.LivekitRoom.RoomParticipantIdentity;
import livekit.LivekitRoom.UpdateParticipantRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the calls look on the wire and what their faults are; what they do is asked of the real server. */
final class LiveKitMediaRoomsTest {
    private static final LiveKitRoomName ROOM = new LiveKitRoomName("s-1");
    private static final ParticipantIdentity ANA = new ParticipantIdentity("ana@example.org");
    private static final TokenId TOKEN = new TokenId(UUID.fromString("0195512a-4c3e-7a10-b1c2-d3e4f5a6b7c8"));
    private static final MediaDemand.Evict EVICTION = new MediaDemand.Evict(ROOM, ANA, TOKEN);
    private static final String GET = "/twirp/livekit.RoomService/GetParticipant";
    private static final String UPDATE = "/twirp/livekit.RoomService/UpdateParticipant";
    private static final String REMOVE = "/twirp/livekit.RoomService/RemoveParticipant";

    private final StubLiveKit stub = new StubLiveKit();
    private final LiveKitMediaRooms mediaRooms =
            new LiveKitMediaRooms(new Twirp(stub.server(), new MutableClock(Instant.parse("2026-03-01T10:00:00Z"))));

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

    private void isHeldBy(Map<String, String> attributes) {
        stub.answers(
                "GetParticipant",
                ParticipantInfo.newBuilder()
                        .setSid("PA_1")
                        .setIdentity("ana@example.org")
                        .putAllAttributes(attributes)
                        .build());
        stub.answers("RemoveParticipant", RemoveParticipantResponse.getDefaultInstance());
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
    void the_holder_of_the_token_is_put_out() throws InvalidProtocolBufferException {
        isHeldBy(Map.of("rooms.token_id", TOKEN.value().toString(), "ward", "3"));
        mediaRooms.evict(EVICTION);
        assertThat(paths()).containsExactly(GET, REMOVE);
        for (var asked : stub.asked()) {
            var who = RoomParticipantIdentity.parseFrom(asked.body());
            assertThat(who.getRoom()).isEqualTo("s-1");
            assertThat(who.getIdentity()).isEqualTo("ana@example.org");
            assertThat(video(asked)).isEqualTo("{\"roomAdmin\":true,\"room\":\"s-1\"}");
        }
    }

    @Test
    void the_holder_of_another_token_stays() {
        isHeldBy(Map.of("rooms.token_id", "0195512a-4c3e-7a10-b1c2-d3e4f5a6b7c9"));
        mediaRooms.evict(EVICTION);
        assertThat(paths()).containsExactly(GET);
    }

    @Test
    void who_entered_with_no_token_of_ours_stays() {
        isHeldBy(Map.of("ward", TOKEN.value().toString()));
        mediaRooms.evict(EVICTION);
        assertThat(paths()).containsExactly(GET);
    }

    @Test
    void nobody_is_put_out_when_nobody_is_there() {
        mediaRooms.evict(EVICTION);
        assertThat(paths()).containsExactly(GET);
    }

    @Test
    void who_leaves_in_between_is_out() {
        isHeldBy(Map.of("rooms.token_id", TOKEN.value().toString()));
        stub.answers("RemoveParticipant", 404, "application/json", ByteString.copyFromUtf8("{\"code\":\"not_found\"}"));
        mediaRooms.evict(EVICTION);
        assertThat(paths()).containsExactly(GET, REMOVE);
    }

    @Test
    void whether_somebody_is_out_is_not_known_when_the_server_fails() {
        isHeldBy(Map.of("rooms.token_id", TOKEN.value().toString()));
        stub.answers("RemoveParticipant", 500, "application/json", ByteString.copyFromUtf8("{\"code\":\"internal\"}"));
        assertThatThrownBy(() -> mediaRooms.evict(EVICTION)).isInstanceOf(MediaServerUnavailable.class);
    }

    @Test
    void whether_somebody_is_out_is_not_known_when_the_answer_is_garbled() {
        stub.answers("GetParticipant", 200, "application/protobuf", ByteString.copyFromUtf8("<html>welcome</html>"));
        assertThatThrownBy(() -> mediaRooms.evict(EVICTION)).isInstanceOf(MediaServerUnavailable.class);
        assertThat(paths()).containsExactly(GET);
    }

    @Test
    void what_somebody_may_do_is_replaced_and_the_rest_said_again() throws InvalidProtocolBufferException {
        var kept = ParticipantPermission.newBuilder()
                .setHidden(true)
                .setCanUpdateMetadata(true)
                .build();
        stub.answers(
                "GetParticipant",
                ParticipantInfo.newBuilder()
                        .setPermission(kept.toBuilder().setCanPublish(true).addCanPublishSources(TrackSource.CAMERA))
                        .build());
        stub.answers("UpdateParticipant", ParticipantInfo.getDefaultInstance());
        mediaRooms.permit(ROOM, ANA, new Permission(Set.of(PublishSource.MICROPHONE), false, true));
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
        mediaRooms.permit(ROOM, ANA, Permission.NOTHING);
        assertThat(UpdateParticipantRequest.parseFrom(stub.asked().getLast().body())
                        .getPermission())
                .isEqualTo(kept);
    }

    @Test
    void nobody_is_permitted_anything_where_nobody_is() {
        mediaRooms.permit(ROOM, ANA, Permission.EVERYTHING);
        assertThat(paths()).containsExactly(GET);
    }
}
