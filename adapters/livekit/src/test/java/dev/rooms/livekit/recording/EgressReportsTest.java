package dev.rooms.livekit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rooms.application.recording.EgressReport;
import dev.rooms.application.recording.EgressReport.State;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.room.LiveKitRoomName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import livekit.LivekitEgress.EgressInfo;
import livekit.LivekitEgress.EgressStatus;
import livekit.LivekitEgress.EncodedFileOutput;
import livekit.LivekitEgress.FileInfo;
import livekit.LivekitEgress.ParticipantEgressRequest;
import livekit.LivekitEgress.RoomCompositeEgressRequest;
import livekit.LivekitEgress.TrackCompositeEgressRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same facts in an answer and in a webhook say the same. */
final class EgressReportsTest {
    private static final String KEY = "recordings/r1/1.mp4";
    private static final EncodedFileOutput FILE =
            EncodedFileOutput.newBuilder().setFilepath(KEY).build();
    private static final EgressReport WRITTEN = new EgressReport(
            new EgressId("EG_1"),
            new LiveKitRoomName("s-1"),
            new ObjectKey(KEY),
            State.COMPLETE,
            "End reason: StopEgress API",
            Instant.parse("2026-03-01T09:57:00Z"),
            Instant.parse("2026-03-01T10:00:00.5Z"),
            Instant.parse("2026-03-01T10:00:01.000000001Z"),
            Duration.ofSeconds(180, 500_000_000),
            1_048_576L);

    private static Optional<EgressReport> read(String json) {
        try {
            return EgressReports.of(new JsonMapper().readTree(json));
        } catch (JsonProcessingException mistake) {
            throw new IllegalArgumentException(mistake);
        }
    }

    private static EgressReport webhook(String members) {
        return read("{\"egressId\":\"EG_1\",\"roomName\":\"s-1\"," + members + "}")
                .orElseThrow();
    }

    private static EgressInfo.Builder info() {
        return EgressInfo.newBuilder().setEgressId("EG_1").setRoomName("s-1");
    }

    private static EgressReport answer(EgressInfo.Builder info) {
        return EgressReports.of(info.build()).orElseThrow();
    }

    @Test
    void a_file_that_was_written() {
        assertThat(webhook("""
                        "roomId":"RM_1","startedAt":"1772359019000000000","endedAt":"1772359201000000000",
                        "updatedAt":"1772359201000000001","status":"EGRESS_COMPLETE",
                        "details":"End reason: StopEgress API",
                        "roomComposite":{"roomName":"s-1","fileOutputs":[{"filepath":"recordings/r1/1.mp4"}]},
                        "fileResults":[{"filename":"other.mp4","startedAt":"1772359020000000000",
                          "endedAt":"1772359200500000000","duration":"180500000000","size":"1048576",
                          "location":"https://b.s3.test/recordings/r1/1.mp4"}]
                        """)).isEqualTo(WRITTEN);
        assertThat(answer(info().setStartedAt(1_772_359_019_000_000_000L)
                        .setEndedAt(1_772_359_201_000_000_000L)
                        .setUpdatedAt(1_772_359_201_000_000_001L)
                        .setStatus(EgressStatus.EGRESS_COMPLETE)
                        .setDetails("End reason: StopEgress API")
                        .setRoomComposite(
                                RoomCompositeEgressRequest.newBuilder().addFileOutputs(FILE))
                        .addFileResults(FileInfo.newBuilder()
                                .setFilename("other.mp4")
                                .setStartedAt(1_772_359_020_000_000_000L)
                                .setEndedAt(1_772_359_200_500_000_000L)
                                .setDuration(180_500_000_000L)
                                .setSize(1_048_576))))
                .isEqualTo(WRITTEN);
    }

    @Test
    void one_that_was_just_started_leaves_its_status_out() {
        var begun = new EgressReport(
                new EgressId("EG_1"),
                new LiveKitRoomName("s-1"),
                null,
                State.STARTING,
                null,
                Instant.parse("2026-03-01T09:56:59Z"),
                null,
                null,
                null,
                null);
        assertThat(webhook("\"startedAt\":\"1772359019000000000\",\"fileResults\":[{}]"))
                .isEqualTo(begun);
        assertThat(answer(info().setStartedAt(1_772_359_019_000_000_000L).addFileResults(FileInfo.newBuilder())))
                .isEqualTo(begun);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void every_state_has_its_name(State state) {
        var name = "EGRESS_" + state.name();
        assertThat(webhook("\"status\":\"" + name + '"').state()).isEqualTo(state);
        assertThat(answer(info().setStatus(EgressStatus.valueOf(name))).state()).isEqualTo(state);
    }

    @Test
    void a_state_of_days_to_come_moves_nothing() {
        assertThat(webhook("\"status\":\"EGRESS_REWINDING\"").state()).isEqualTo(State.STARTING);
        assertThat(answer(info().setStatusValue(77)).state()).isEqualTo(State.STARTING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"roomComposite", "participant", "trackComposite"})
    void the_key_is_what_was_asked_for(String request) {
        assertThat(webhook("\"" + request + "\":{\"fileOutputs\":[{\"filepath\":\"" + KEY + "\"}]}")
                        .key())
                .isEqualTo(new ObjectKey(KEY));
        var info = switch (request) {
            case "participant" ->
                info().setParticipant(ParticipantEgressRequest.newBuilder().addFileOutputs(FILE));
            case "trackComposite" ->
                info().setTrackComposite(
                                TrackCompositeEgressRequest.newBuilder().addFileOutputs(FILE));
            default ->
                info().setRoomComposite(RoomCompositeEgressRequest.newBuilder().addFileOutputs(FILE));
        };
        assertThat(answer(info).key()).isEqualTo(new ObjectKey(KEY));
    }

    @Test
    void where_the_request_does_not_say_the_file_does() {
        assertThat(webhook("\"egress\":{},\"fileResults\":[{\"filename\":\"" + KEY + "\"}]")
                        .key())
                .isEqualTo(new ObjectKey(KEY));
        assertThat(answer(info().addFileResults(FileInfo.newBuilder().setFilename(KEY)))
                        .key())
                .isEqualTo(new ObjectKey(KEY));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            disk full, End reason: Failure, disk full
            '',        End reason: Failure, End reason: Failure
            '',        '',                  -
            """)
    void an_error_says_more_than_the_details(String error, String details, String reason) {
        assertThat(webhook("\"error\":\"" + error + "\",\"details\":\"" + details + '"')
                        .reason())
                .isEqualTo(reason);
        assertThat(answer(info().setError(error).setDetails(details)).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"roomName\":\"s-1\"}", "{\"egressId\":\"EG_1\"}", "[]", "\"EG_1\"", "null"})
    void what_does_not_say_which_recorder_or_room_is_nothing(String info) {
        assertThat(read(info)).isEmpty();
    }
}
