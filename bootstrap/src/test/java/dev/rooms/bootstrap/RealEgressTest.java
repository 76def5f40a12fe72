package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.recording.EgressRefused;
import dev.rooms.application.recording.EgressReport;
import dev.rooms.application.recording.EgressReport.State;
import dev.rooms.application.recording.EgressRequest;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.shared.Ids;
import dev.rooms.application.webhook.LiveKitWebhooks;
import dev.rooms.application.webhook.WebhookBody;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.recording.RecordingKind;
import dev.rooms.domain.recording.RecordingLayout;
import dev.rooms.domain.recording.RecordingPreset;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.livekit.recording.EgressStorage;
import dev.rooms.livekit.recording.LiveKitEgress;
import dev.rooms.livekit.shared.Twirp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a real LiveKit says of recorders that do their work, and of those that fail in every way they can. */
@QuarkusTest
@QuarkusTestResource(value = RealLiveKitOnRedis.class, restrictToAnnotatedClass = true)
class RealEgressTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration START = Duration.ofSeconds(30);
    private static final String ACCESS_KEY = "an-access-key-of-the-storage";
    private static final String SECRET_KEY = "a-secret-key-of-the-storage";

    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    private final Twirp twirp;
    private final Guests guests;
    private final LiveKitWebhooks webhooks;
    private final InstantSource clock;
    private final Ids ids;
    private final List<EgressReport> heard = new CopyOnWriteArrayList<>();
    private final List<String> kept = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> running = new ArrayList<>();

    @Inject
    RealEgressTest(Twirp twirp, Guests guests, LiveKitWebhooks webhooks, InstantSource clock, Ids ids) {
        this.twirp = twirp;
        this.guests = guests;
        this.webhooks = webhooks;
        this.clock = clock;
        this.ids = ids;
    }

    @BeforeEach
    void real() {
        stage.mustBeReal();
        if (GoProgram.EGRESS_WORKER.path().isEmpty()
                || GoProgram.S3_SERVER.path().isEmpty()) {
            System.err.println("Skipped, because it needs recorders: no Go to build them with");
            Assumptions.abort("no Go to build recorders with");
        }
        stage.relay().heardBy((body, signature) -> {
            var opened = webhooks.open(webhooks.verify(signature), WebhookBody.of(body));
            kept.add(opened.payload());
            if (webhooks.read(opened.payload(), clock.instant()) instanceof WebhookEvent.EgressChanged changed) {
                heard.add(changed.report());
            }
        });
    }

    @AfterEach
    void end() throws Exception {
        stage.relay().heardBy((_, _) -> {});
        for (var each : running.reversed()) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T run(T part) {
        running.add(part);
        return part;
    }

    private StandInEgressWorker worker() {
        return run(StandInEgressWorker.start(stage));
    }

    private LiveKitEgress egress(SecondS3 s3) {
        return new LiveKitEgress(
                twirp, new EgressStorage.S3(s3.url(), "us-east-1", SecondS3.BUCKET, ACCESS_KEY, SECRET_KEY, true));
    }

    /** That of a recording that never ends up anywhere. */
    private LiveKitEgress egress() {
        return new LiveKitEgress(
                twirp, new EgressStorage.S3("http://127.0.0.1:1", "us-east-1", "none", ACCESS_KEY, SECRET_KEY, true));
    }

    private LiveKitRoomName room() {
        return LiveKitRoomName.of(new SessionId(ids.next()));
    }

    private LiveKitRoomName liveRoom() {
        var room = room();
        run(guests.enter(stage.url(), room, new ParticipantIdentity("ana"), new TokenId(ids.next())));
        return room;
    }

    private static EgressRequest request(LiveKitRoomName room, RecordingKind kind, String name) {
        return new EgressRequest(
                room,
                kind,
                RecordingLayout.GRID,
                RecordingPreset.H264_720P_30,
                new TrackSid("TR_1"),
                true,
                new ParticipantIdentity("ana"),
                new ObjectKey("recordings/" + room.value() + "/" + name + "." + kind.extension()));
    }

    private static EgressRequest request(LiveKitRoomName room) {
        return request(room, RecordingKind.COMPOSITE, "1");
    }

    private EgressReport hears(EgressId egress, State state) {
        return Eventually.within(
                SOON,
                "a webhook says " + state + " of " + egress,
                () -> heard.stream()
                        .filter(report -> report.id().equals(egress) && report.state() == state)
                        .findFirst());
    }

    private static EgressReport listed(LiveKitEgress egress, LiveKitRoomName room, State state) {
        return Eventually.within(
                SOON,
                "the list says " + state,
                () -> egress.list(room).stream()
                        .filter(report -> report.state() == state)
                        .findFirst());
    }

    @ParameterizedTest
    @EnumSource(RecordingKind.class)
    void a_recording_of_each_kind_is_told_of_from_start_to_end(RecordingKind kind) {
        worker();
        var s3 = run(new SecondS3());
        var egress = egress(s3);
        var request = request(liveRoom(), kind, "1");
        var began = clock.instant();
        var started = egress.start(request);
        assertThat(started.key()).isEqualTo(request.key());
        assertThat(started.room()).isEqualTo(request.room());
        hears(started.id(), State.ACTIVE);
        assertThat(listed(egress, request.room(), State.ACTIVE).key()).isEqualTo(request.key());
        assertThat(egress.stop(started.id())).isTrue();
        var ended = hears(started.id(), State.COMPLETE);
        assertThat(heard).as("each names the recorder, the room and the key").allSatisfy(report -> {
            assertThat(report.id()).isEqualTo(started.id());
            assertThat(report.room()).isEqualTo(request.room());
            assertThat(report.key()).isEqualTo(request.key());
        });
        assertThat(heard).extracting(EgressReport::state).contains(State.STARTING, State.ENDING);
        assertThat(s3.size(request.key().value())).isEqualTo(OptionalLong.of(size(ended)));
        assertThat(ended.reason()).isEqualTo("End reason: StopEgress API");
        assertThat(List.of(time(ended.startedAt()), time(ended.endedAt()), time(ended.updatedAt())))
                .isSorted()
                .allSatisfy(time -> assertThat(time).isBetween(began, clock.instant()));
        assertThat(ended.duration()).isEqualTo(Duration.between(time(ended.startedAt()), time(ended.endedAt())));
        assertThat(listed(egress, request.room(), State.COMPLETE)).isEqualTo(ended);
        assertThat(egress.stop(started.id())).as("it is over").isFalse();
        assertThat(kept).isNotEmpty().noneMatch(it -> it.contains(ACCESS_KEY) || it.contains(SECRET_KEY));
    }

    private static long size(EgressReport report) {
        return Optional.ofNullable(report.size()).orElseThrow();
    }

    private static Instant time(@Nullable Instant told) {
        return Optional.ofNullable(told).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "fail_start,     FAILED,        scripted: failed at start",
        "abort_start,    ABORTED,       Start signal not received",
        "fail_after_ms,  FAILED,        scripted: pipeline error",
        "crash_after_ms, FAILED,        signal: killed",
        "limit_after_ms, LIMIT_REACHED, Session limit reached",
        "close_after_ms, COMPLETE,      End reason: Source closed",
    })
    void a_recorder_that_ends_by_itself_says_why(String behaviour, State state, String reason) {
        var worker = worker();
        var s3 = run(new SecondS3());
        var request = request(liveRoom());
        worker.misbehaves(request.room().value(), Map.of(behaviour, behaviour.endsWith("_ms") ? 300 : true));
        var started = egress(s3).start(request);
        var ended = hears(started.id(), state);
        assertThat(ended.reason()).contains(reason);
        var written = state == State.LIMIT_REACHED || state == State.COMPLETE;
        assertThat(s3.size(request.key().value()).isPresent()).isEqualTo(written);
        assertThat(ended.size() != null).isEqualTo(written);
    }

    @Test
    void a_file_that_cannot_be_uploaded_is_a_failure() {
        var worker = worker();
        var request = request(liveRoom());
        worker.misbehaves(request.room().value(), Map.of("upload", "fail"));
        var started = egress().start(request);
        hears(started.id(), State.ACTIVE);
        assertThat(egress().stop(started.id())).isTrue();
        assertThat(hears(started.id(), State.FAILED).reason()).contains("AccessDenied");
    }

    @Test
    void several_at_once_are_all_recording() {
        worker();
        var egress = egress();
        var room = liveRoom();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = IntStream.rangeClosed(1, 3)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> egress.start(request(room, RecordingKind.COMPOSITE, "" + number)), threads))
                    .toList();
            assertThat(starts.stream().map(CompletableFuture::join).map(EgressReport::id))
                    .doesNotHaveDuplicates();
        }
        assertThat(egress.list(room))
                .extracting(report ->
                        Optional.ofNullable(report.key()).orElseThrow().value())
                .as("LiveKit leaves it to us that there is but one")
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 3)
                        .mapToObj(number -> "recordings/" + room.value() + "/" + number + ".mp4")
                        .toList());
    }

    @Test
    void what_nobody_is_in_is_not_recorded() {
        worker();
        assertThatThrownBy(() -> egress().start(request(room())))
                .isInstanceOf(EgressRefused.class)
                .hasMessageContaining("room");
        assertThat(egress().stop(new EgressId("EG_nobody"))).isFalse();
    }

    @Test
    void whether_it_began_is_not_known_within_30_seconds_and_the_list_tells() {
        var worker = worker();
        var late = request(liveRoom());
        var mute = request(liveRoom());
        var unwilling = request(liveRoom());
        worker.misbehaves(late.room().value(), Map.of("answer_ms", 12_000));
        worker.misbehaves(mute.room().value(), Map.of("mute", true));
        worker.misbehaves(unwilling.room().value(), Map.of("reject", "resource_exhausted"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List.of(late, mute, unwilling).stream()
                    .map(request -> CompletableFuture.runAsync(() -> isUnknown(request), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        assertThat(egress().list(mute.room())).isEmpty();
        assertThat(egress().list(unwilling.room())).isEmpty();
        var recording = listed(egress(), late.room(), State.ACTIVE);
        assertThat(recording.key()).isEqualTo(late.key());
        assertThat(egress().stop(recording.id())).isTrue();
    }

    private void isUnknown(EgressRequest request) {
        var began = clock.instant();
        assertThatThrownBy(() -> egress().start(request)).isInstanceOf(MediaServerUnavailable.class);
        assertThat(Duration.between(began, clock.instant())).isLessThan(START);
    }

    @Test
    void without_any_recorder_nothing_begins_within_30_seconds() {
        var request = request(liveRoom());
        isUnknown(request);
        assertThat(egress().list(request.room())).isEmpty();
    }

    @Test
    void a_recorder_that_died_looks_alive_and_does_not_hear() {
        var worker = worker();
        var request = request(liveRoom());
        var started = egress().start(request);
        hears(started.id(), State.ACTIVE);
        worker.kill();
        assertThat(listed(egress(), request.room(), State.ACTIVE).id()).isEqualTo(started.id());
        assertThatThrownBy(() -> egress().stop(started.id())).isInstanceOf(MediaServerUnavailable.class);
    }
}
