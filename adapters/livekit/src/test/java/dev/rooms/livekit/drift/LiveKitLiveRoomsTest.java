package dev.rooms.livekit.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.rooms.application.drift.LiveRooms.Published;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.shared.MutableClock;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.livekit.room.LiveKitMediaRooms;
import dev.rooms.livekit.shared.HandMadeToken;
import dev.rooms.livekit.shared.StubLiveKit;
import dev.rooms.livekit.shared.Traces;
import dev.rooms.livekit.shared.Twirp;
import java.time.Instant;
import java.util.List;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.Room;
import livekit.LivekitModels.TrackInfo;
import livekit.LivekitModels.TrackType;
import livekit.LivekitRoom.ListParticipantsResponse;
import livekit.LivekitRoom.ListRoomsResponse;
import livekit.LivekitRoom.RemoveParticipantResponse;
import livekit.LivekitRoom.RoomParticipantIdentity;
import livekit.LivekitRoom.SendDataResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How looking at LiveKit goes over the wire, and that no fault is taken for an absence. */
final class LiveKitLiveRoomsTest {
    private static final LiveKitRoomName ROOM = new LiveKitRoomName("s-1");
    private static final String JSON = "application/json";

    private final StubLiveKit stub = new StubLiveKit();
    private final Twirp twirp =
            new Twirp(stub.server(), new MutableClock(Instant.parse("2026-03-01T10:00:00Z")), Traces.NONE);
    private final LiveKitMediaRooms mediaRooms = new LiveKitMediaRooms(twirp);
    private final LiveKitLiveRooms liveRooms = new LiveKitLiveRooms(twirp, mediaRooms);

    @AfterEach
    void stop() {
        stub.close();
    }

    private String video() {
        var token = stub.asked().getLast().header("Authorization").substring("Bearer ".length());
        return HandMadeToken.claims(token).path("video").toString();
    }

    private void isNotServed() {
        stub.answers(
                "SendData",
                503,
                JSON,
                ByteString.copyFromUtf8("{\"code\":\"unavailable\",\"msg\":\"no response from servers\"}"));
    }

    @Test
    void all_rooms_are_listed_with_one_call() {
        stub.answers(
                "ListRooms",
                ListRoomsResponse.newBuilder()
                        .addRooms(Room.newBuilder()
                                .setSid("RM_1")
                                .setName("s-1")
                                .setCreationTimeMs(1_763_770_000_123L)
                                .setNumParticipants(3))
                        .addRooms(Room.newBuilder()
                                .setSid("RM_2")
                                .setName("lobby")
                                .setCreationTime(1_763_770_000L))
                        .build());
        assertThat(liveRooms.rooms())
                .satisfiesExactly(
                        ours -> {
                            assertThat(ours.room().name()).isEqualTo(ROOM);
                            assertThat(ours.createdAt()).isEqualTo(Instant.ofEpochMilli(1_763_770_000_123L));
                            assertThat(ours.participants()).isEqualTo(3);
                        },
                        other -> assertThat(other.createdAt()).isEqualTo(Instant.ofEpochSecond(1_763_770_000L)));
        assertThat(stub.asked()).hasSize(1);
        assertThat(video()).isEqualTo("{\"roomList\":true}");
    }

    @Test
    void people_are_seen_with_their_tracks_and_those_who_have_gone_are_not() {
        var ana = ParticipantInfo.newBuilder()
                .setSid("PA_1")
                .setIdentity("ana")
                .setName("Ana")
                .setState(ParticipantInfo.State.ACTIVE)
                .setKind(ParticipantInfo.Kind.SIP)
                .setJoinedAtMs(1_763_770_001_456L)
                .putAttributes("rooms.token_id", "0199c0ff-ee00-7a3b-9c1d-2e3f4a5b6c7e")
                .addTracks(TrackInfo.newBuilder().setSid("TR_1").setType(TrackType.VIDEO));
        stub.answers(
                "ListParticipants",
                ListParticipantsResponse.newBuilder()
                        .addParticipants(ana)
                        .addParticipants(ParticipantInfo.newBuilder()
                                .setSid("PA_2")
                                .setIdentity("bea")
                                .setState(ParticipantInfo.State.JOINING))
                        .addParticipants(ParticipantInfo.newBuilder()
                                .setSid("PA_3")
                                .setState(ParticipantInfo.State.DISCONNECTED))
                        .build());
        var people = liveRooms.people(ROOM);
        assertThat(people).hasSize(2);
        var first = people.getFirst();
        assertThat(first.isActive()).isTrue();
        assertThat(first.participant().kind()).isEqualTo(ParticipantKind.SIP);
        assertThat(first.participant().token()).isNotNull();
        assertThat(first.participant().joinedAt()).isEqualTo(Instant.ofEpochMilli(1_763_770_001_456L));
        assertThat(first.tracks()).containsExactly(new Published(new TrackSid("TR_1"), TrackSource.VIDEO));
        assertThat(people.getLast().isActive()).isFalse();
        assertThat(video()).isEqualTo("{\"roomAdmin\":true,\"room\":\"s-1\"}");
    }

    private static final LiveParticipant INTRUDER = new LiveParticipant(
            new ParticipantSid("PA_1"),
            new ParticipantIdentity("ana#\u0007x"),
            null,
            ParticipantKind.STANDARD,
            null,
            Instant.EPOCH,
            null);

    private List<String> paths() {
        return stub.asked().stream()
                .map(asked -> asked.path().substring(asked.path().lastIndexOf('/') + 1))
                .toList();
    }

    private void isHeldBy(String sid) {
        stub.answers("GetParticipant", ParticipantInfo.newBuilder().setSid(sid).build());
    }

    private void isUnknown() {
        stub.answers(
                "RemoveParticipant", 404, JSON, ByteString.copyFromUtf8("{\"code\":\"not_found\",\"msg\":\"none\"}"));
    }

    private void isShown(String sid) {
        stub.answers(
                "ListParticipants",
                ListParticipantsResponse.newBuilder()
                        .addParticipants(ParticipantInfo.newBuilder().setSid(sid))
                        .build());
    }

    @Test
    void a_participant_is_removed_by_the_identity_that_livekit_shows() throws InvalidProtocolBufferException {
        isHeldBy("PA_1");
        stub.answers("RemoveParticipant", RemoveParticipantResponse.getDefaultInstance());
        liveRooms.remove(ROOM, INTRUDER);
        assertThat(paths()).containsExactly("GetParticipant", "RemoveParticipant");
        var who = RoomParticipantIdentity.parseFrom(stub.asked().getFirst().body());
        assertThat(who.getRoom()).isEqualTo("s-1");
        assertThat(who.getIdentity()).isEqualTo("ana#\u0007x");
        assertThat(video()).isEqualTo("{\"roomAdmin\":true,\"room\":\"s-1\"}");
    }

    @Test
    void a_participant_who_leaves_in_between_is_out() {
        isUnknown();
        isShown("PA_2");
        liveRooms.remove(ROOM, INTRUDER);
        assertThat(paths()).containsExactly("GetParticipant", "RemoveParticipant", "ListParticipants");
    }

    @Test
    void a_participant_who_has_taken_the_identity_over_meanwhile_stays() {
        isHeldBy("PA_2");
        liveRooms.remove(ROOM, INTRUDER);
        assertThat(paths()).containsExactly("GetParticipant");
    }

    @Test
    void a_participant_whom_livekit_does_not_know_and_still_shows_is_not_out() {
        isUnknown();
        isShown("PA_1");
        assertThatThrownBy(() -> liveRooms.remove(ROOM, INTRUDER)).isInstanceOf(MediaServerUnavailable.class);
    }

    @Test
    void whether_a_participant_is_out_is_not_known_when_the_server_fails() {
        stub.answers("RemoveParticipant", 500, JSON, ByteString.copyFromUtf8("{\"code\":\"internal\"}"));
        assertThatThrownBy(() -> liveRooms.remove(ROOM, INTRUDER)).isInstanceOf(MediaServerUnavailable.class);
    }

    @Test
    void a_room_with_an_endless_name_or_sid_is_none_of_ours() {
        stub.answers(
                "ListRooms",
                ListRoomsResponse.newBuilder()
                        .addRooms(Room.newBuilder().setSid("RM_1").setName("x".repeat(9_000)))
                        .addRooms(Room.newBuilder()
                                .setSid("RM_" + "x".repeat(9_000))
                                .setName("s-1"))
                        .build());
        assertThat(liveRooms.rooms()).isEmpty();
    }

    @Test
    void a_room_whose_node_answers_is_served() {
        stub.answers("SendData", SendDataResponse.getDefaultInstance());
        assertThat(liveRooms.isServed(ROOM)).isTrue();
        isNotServed();
        assertThat(liveRooms.isServed(ROOM)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {\"code\":\"internal\"}",
                "503 | <html>upstream is down</html>",
                "503 | {\"code\":\"internal\"}",
                "408 | {\"code\":\"deadline_exceeded\"}",
                "401 | invalid token",
            })
    void whether_it_is_served_is_not_known_after_any_other_fault(int status, String body) {
        stub.answers("SendData", status, JSON, ByteString.copyFromUtf8(body));
        assertThatThrownBy(() -> liveRooms.isServed(ROOM)).isInstanceOf(MediaServerUnavailable.class);
    }

    @Test
    void no_fault_is_an_empty_list() {
        assertThatThrownBy(liveRooms::rooms).isInstanceOf(MediaServerUnavailable.class);
        stub.answers("ListRooms", 200, "application/protobuf", ByteString.copyFromUtf8("<html>welcome</html>"));
        assertThatThrownBy(liveRooms::rooms).isInstanceOf(MediaServerUnavailable.class);
        stub.answers("ListParticipants", 500, JSON, ByteString.copyFromUtf8("{\"code\":\"internal\"}"));
        assertThatThrownBy(() -> liveRooms.people(ROOM)).isInstanceOf(MediaServerUnavailable.class);
    }

    @Test
    void a_room_whose_node_has_died_is_taken_over_before_it_is_ended() {
        stub.answers("DeleteRoom", 503, JSON, ByteString.copyFromUtf8("{\"code\":\"unavailable\"}"));
        isNotServed();
        stub.answers("CreateRoom", Room.getDefaultInstance());
        assertThatThrownBy(() -> mediaRooms.end(ROOM)).isInstanceOf(MediaServerUnavailable.class);
        assertThat(stub.asked())
                .extracting(asked -> asked.path().substring(asked.path().lastIndexOf('/') + 1))
                .containsExactly("DeleteRoom", "SendData", "CreateRoom", "DeleteRoom");
    }
}
