package dev.rooms.livekit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.rooms.application.recording.EgressRefused;
import dev.rooms.application.recording.EgressReport;
import dev.rooms.application.recording.EgressRequest;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.shared.MutableClock;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.recording.RecordingKind;
import dev.rooms.domain.recording.RecordingLayout;
import dev.rooms.domain.recording.RecordingPreset;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.livekit.shared.HandMadeToken;
import dev.rooms.livekit.shared.StubLiveKit;
import dev.rooms.livekit.shared.Traces;
import dev.rooms.livekit.shared.Twirp;
import java.time.Instant;
import java.util.Arrays;
import livekit.LivekitEgress.EgressInfo;
import livekit.LivekitEgress.EncodedFileOutput;
import livekit.LivekitEgress.EncodedFileType;
import livekit.LivekitEgress.EncodingOptionsPreset;
import livekit.LivekitEgress.GCPUpload;
import livekit.LivekitEgress.ListEgressRequest;
import livekit.LivekitEgress.ListEgressResponse;
import livekit.LivekitEgress.ParticipantEgressRequest;
import livekit.LivekitEgress.RoomCompositeEgressRequest;
import livekit.LivekitEgress.S3Upload;
import livekit.LivekitEgress.StopEgressRequest;
import livekit.LivekitEgress.TrackCompositeEgressRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How the calls look on the wire and what their faults are; what they do is asked of the real server. */
final class LiveKitEgressTest {
    private static final LiveKitRoomName ROOM = new LiveKitRoomName("s-1");
    private static final ObjectKey KEY = new ObjectKey("recordings/r1/1.mp4");
    private static final EgressStorage.S3 BUCKET =
            new EgressStorage.S3("http://s3.test:9000", "eu-1", "b", "the-access-key", "the-secret-key", true);
    private static final EgressInfo STARTING =
            EgressInfo.newBuilder().setEgressId("EG_1").setRoomName("s-1").build();

    private final StubLiveKit stub = new StubLiveKit();
    private final LiveKitEgress egress = egress(BUCKET);

    private LiveKitEgress egress(EgressStorage storage) {
        return new LiveKitEgress(
                new Twirp(stub.server(), new MutableClock(Instant.parse("2026-03-01T10:00:00Z")), Traces.NONE),
                storage);
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private static EgressRequest request(RecordingKind kind) {
        return new EgressRequest(
                ROOM,
                kind,
                RecordingLayout.SINGLE_SPEAKER,
                RecordingPreset.H264_1080P_30,
                new TrackSid("TR_1"),
                true,
                new ParticipantIdentity("ana@example.org"),
                KEY);
    }

    private void answersStarts() {
        for (var kind : new String[] {"RoomComposite", "TrackComposite", "Participant"}) {
            stub.answers("Start" + kind + "Egress", STARTING);
        }
    }

    private StubLiveKit.Asked started(EgressRequest request) {
        answersStarts();
        egress.start(request);
        return stub.asked().getLast();
    }

    private void refuses(String method, int status, String body) {
        stub.answers(method, status, "application/json", ByteString.copyFromUtf8(body));
    }

    @Nested
    final class AStart {
        private static EncodedFileOutput file(EncodedFileType type) {
            return EncodedFileOutput.newBuilder()
                    .setFileType(type)
                    .setFilepath(KEY.value())
                    .setS3(S3Upload.newBuilder()
                            .setEndpoint("http://s3.test:9000")
                            .setRegion("eu-1")
                            .setBucket("b")
                            .setAccessKey("the-access-key")
                            .setSecret("the-secret-key")
                            .setForcePathStyle(true))
                    .build();
        }

        @Test
        void may_take_twenty_seconds_and_record_only() {
            var asked = started(request(RecordingKind.COMPOSITE));
            assertThat(Integer.parseInt(asked.header("X-Twirp-Timeout-Ms"))).isBetween(19_000, 20_000);
            var token = asked.header("Authorization").substring("Bearer ".length());
            assertThat(HandMadeToken.claims(token).path("video")).hasToString("{\"roomRecord\":true}");
        }

        @Test
        void of_everybody_says_how_the_picture_looks() throws InvalidProtocolBufferException {
            var asked = started(request(RecordingKind.COMPOSITE));
            assertThat(asked.path()).isEqualTo("/twirp/livekit.Egress/StartRoomCompositeEgress");
            assertThat(RoomCompositeEgressRequest.parseFrom(asked.body()))
                    .isEqualTo(RoomCompositeEgressRequest.newBuilder()
                            .setRoomName("s-1")
                            .setLayout("single-speaker")
                            .setPreset(EncodingOptionsPreset.H264_1080P_30)
                            .addFileOutputs(file(EncodedFileType.MP4))
                            .build());
        }

        @Test
        void of_what_is_said_needs_no_picture() throws InvalidProtocolBufferException {
            var asked = started(request(RecordingKind.AUDIO));
            assertThat(asked.path()).isEqualTo("/twirp/livekit.Egress/StartRoomCompositeEgress");
            assertThat(RoomCompositeEgressRequest.parseFrom(asked.body()))
                    .isEqualTo(RoomCompositeEgressRequest.newBuilder()
                            .setRoomName("s-1")
                            .setAudioOnly(true)
                            .addFileOutputs(file(EncodedFileType.OGG))
                            .build());
        }

        @Test
        void of_one_participant_names_them() throws InvalidProtocolBufferException {
            var asked = started(request(RecordingKind.PARTICIPANT));
            assertThat(asked.path()).isEqualTo("/twirp/livekit.Egress/StartParticipantEgress");
            assertThat(ParticipantEgressRequest.parseFrom(asked.body()))
                    .isEqualTo(ParticipantEgressRequest.newBuilder()
                            .setRoomName("s-1")
                            .setIdentity("ana@example.org")
                            .setPreset(EncodingOptionsPreset.H264_1080P_30)
                            .addFileOutputs(file(EncodedFileType.MP4))
                            .build());
        }

        @Test
        void of_one_track_says_whether_it_is_seen_or_heard() throws InvalidProtocolBufferException {
            var asked = started(request(RecordingKind.TRACK));
            assertThat(asked.path()).isEqualTo("/twirp/livekit.Egress/StartTrackCompositeEgress");
            var track = TrackCompositeEgressRequest.newBuilder()
                    .setRoomName("s-1")
                    .setPreset(EncodingOptionsPreset.H264_1080P_30)
                    .addFileOutputs(file(EncodedFileType.MP4));
            assertThat(TrackCompositeEgressRequest.parseFrom(asked.body()))
                    .isEqualTo(track.clone().setVideoTrackId("TR_1").build());
            var heard = new EgressRequest(
                    ROOM,
                    RecordingKind.TRACK,
                    RecordingLayout.GRID,
                    RecordingPreset.H264_1080P_30,
                    new TrackSid("TR_1"),
                    false,
                    null,
                    KEY);
            assertThat(TrackCompositeEgressRequest.parseFrom(started(heard).body()))
                    .isEqualTo(track.clone().setAudioTrackId("TR_1").build());
        }

        @ParameterizedTest
        @EnumSource(RecordingPreset.class)
        void knows_every_preset(RecordingPreset preset) throws InvalidProtocolBufferException {
            var request = new EgressRequest(
                    ROOM, RecordingKind.COMPOSITE, RecordingLayout.GRID, preset, null, false, null, KEY);
            assertThat(RoomCompositeEgressRequest.parseFrom(started(request).body())
                            .getPreset()
                            .name())
                    .isEqualTo(preset.name());
        }

        private EncodedFileOutput fileFor(EgressStorage storage) throws InvalidProtocolBufferException {
            answersStarts();
            egress(storage).start(request(RecordingKind.COMPOSITE));
            return RoomCompositeEgressRequest.parseFrom(stub.asked().getLast().body())
                    .getFileOutputs(0);
        }

        @Test
        void to_google_cloud_carries_the_service_account() throws InvalidProtocolBufferException {
            assertThat(fileFor(new EgressStorage.GoogleCloud("b", "{\"private_key\":\"k\"}"))
                            .getGcp())
                    .isEqualTo(GCPUpload.newBuilder()
                            .setBucket("b")
                            .setCredentials("{\"private_key\":\"k\"}")
                            .build());
        }

        @Test
        void to_the_storage_of_the_recorders_carries_no_secret() throws InvalidProtocolBufferException {
            assertThat(fileFor(new EgressStorage.OfTheRecorders()))
                    .isEqualTo(EncodedFileOutput.newBuilder()
                            .setFileType(EncodedFileType.MP4)
                            .setFilepath(KEY.value())
                            .build());
        }

        @Test
        void to_aws_leaves_the_endpoint_to_the_region() throws InvalidProtocolBufferException {
            var aws = new EgressStorage.S3(null, "eu-1", "b", "ak", "sk", false);
            assertThat(fileFor(aws).getS3().getEndpoint()).isEmpty();
        }

        @Test
        void is_reported_as_what_it_is_now() {
            answersStarts();
            assertThat(egress.start(request(RecordingKind.COMPOSITE)))
                    .isEqualTo(new EgressReport(
                            new EgressId("EG_1"),
                            ROOM,
                            null,
                            EgressReport.State.STARTING,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                404 | {"code":"not_found","msg":"requested room does not exist"}
                400 | {"code":"invalid_argument","msg":"requested room does not exist"}
                """)
        void that_never_began_is_refused_in_livekits_words(int status, String body) {
            refuses("StartRoomCompositeEgress", status, body);
            assertThatExceptionOfType(EgressRefused.class)
                    .isThrownBy(() -> egress.start(request(RecordingKind.COMPOSITE)))
                    .withMessage("requested room does not exist");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                400 | <html>bad request</html>
                401 | {"code":"unauthenticated","msg":"permissions denied"}
                404 | {"code":"bad_route","msg":"no handler for path"}
                404 | <html>default backend - 404</html>
                408 | {"code":"canceled","msg":"context canceled"}
                409 | {"code":"already_exists","msg":"egress already exists"}
                412 | {"code":"failed_precondition","msg":"start signal not received"}
                429 | {"code":"resource_exhausted","msg":"no capacity"}
                500 | {"code":"unknown","msg":"handler failed"}
                503 | {"code":"unavailable","msg":"no response from servers"}
                """)
        void may_have_begun_whenever_anything_else_is_answered(int status, String body) {
            refuses("StartRoomCompositeEgress", status, body);
            assertThatThrownBy(() -> egress.start(request(RecordingKind.COMPOSITE)))
                    .isInstanceOf(MediaServerUnavailable.class);
            assertThat(stub.asked()).as("never twice").hasSize(1);
        }
    }

    @Test
    void a_recorder_is_stopped_by_its_name() throws InvalidProtocolBufferException {
        stub.answers("StopEgress", STARTING);
        assertThat(egress.stop(new EgressId("EG_1"))).isTrue();
        assertThat(StopEgressRequest.parseFrom(stub.asked().getFirst().body()).getEgressId())
                .isEqualTo("EG_1");
    }

    @ParameterizedTest
    @CsvSource({"404, not_found", "412, failed_precondition"})
    void stopping_what_is_over_or_was_never_there_is_said(int status, String code) {
        refuses("StopEgress", status, "{\"code\":\"" + code + "\"}");
        assertThat(egress.stop(new EgressId("EG_1"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"408, deadline_exceeded", "404, bad_route", "500, unknown", "503, unavailable"})
    void a_recorder_that_may_not_have_heard_may_go_on(int status, String code) {
        refuses("StopEgress", status, "{\"code\":\"" + code + "\"}");
        assertThatThrownBy(() -> egress.stop(new EgressId("EG_1"))).isInstanceOf(MediaServerUnavailable.class);
    }

    @Test
    void the_recorders_of_a_room_are_listed() throws InvalidProtocolBufferException {
        stub.answers(
                "ListEgress",
                ListEgressResponse.newBuilder()
                        .addItems(STARTING)
                        .addItems(EgressInfo.newBuilder().setRoomName("s-1"))
                        .addItems(STARTING.toBuilder().setEgressId("EG_2"))
                        .build());
        assertThat(egress.list(ROOM)).extracting(report -> report.id().value()).containsExactly("EG_1", "EG_2");
        assertThat(ListEgressRequest.parseFrom(stub.asked().getFirst().body()))
                .isEqualTo(ListEgressRequest.newBuilder().setRoomName("s-1").build());
    }

    @Test
    void a_list_that_cannot_be_had_is_not_an_empty_one() {
        assertThatThrownBy(() -> egress.list(ROOM)).isInstanceOf(MediaServerUnavailable.class);
        stub.answers("ListEgress", 200, "application/protobuf", ByteString.copyFromUtf8("garbled"));
        assertThatThrownBy(() -> egress.list(ROOM)).isInstanceOf(MediaServerUnavailable.class);
    }

    @Test
    void nothing_that_may_be_logged_says_a_secret() {
        var cloud = new EgressStorage.GoogleCloud("b", "the-secret-key");
        var call = EgressCall.of(request(RecordingKind.COMPOSITE), BUCKET);
        assertThat(Arrays.asList(BUCKET, cloud, call))
                .allSatisfy(it -> assertThat(it.toString()).doesNotContain("the-"));
    }
}
