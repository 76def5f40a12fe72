package dev.rooms.livekit.webhook;

import static dev.rooms.livekit.webhook.WebhookFixture.NOW;
import static dev.rooms.livekit.webhook.WebhookFixture.recorded;
import static dev.rooms.livekit.webhook.WebhookFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.recording.EgressReport;
import dev.rooms.application.shared.MutableClock;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEvent.EgressChanged;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.application.webhook.WebhookEvent.Other;
import dev.rooms.application.webhook.WebhookEvent.ParticipantJoined;
import dev.rooms.application.webhook.WebhookEvent.ParticipantLeft;
import dev.rooms.application.webhook.WebhookEvent.RoomFinished;
import dev.rooms.application.webhook.WebhookEvent.RoomStarted;
import dev.rooms.application.webhook.WebhookEvent.TrackPublished;
import dev.rooms.application.webhook.WebhookEvent.TrackUnpublished;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.livekit.shared.LiveKitServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What recorded bodies say, read from what is kept of them. */
final class WebhookEventTest {
    private static final SignedLiveKitWebhooks WEBHOOKS = new SignedLiveKitWebhooks(
            new LiveKitServer(
                    Optional.of(WebhookFixture.KEY),
                    Optional.of(WebhookFixture.SECRET),
                    Optional.empty(),
                    Optional.empty()),
            new MutableClock(NOW));
    private static final LiveRoom ROOM =
            new LiveRoom(new LiveKitRoomName("s-0195512a4c3e7a10b1c2d3e4f5a6b7c8"), new RoomSid("RM_8ZdLq3FvTn2c"));
    private static final ParticipantSid ANA = new ParticipantSid("PA_anaFirst");
    private static final TokenId TOKEN = new TokenId(UUID.fromString("0195512a-4c3e-7a10-b1c2-d3e4f5a6b7c8"));

    private static WebhookEvent read(byte[] body) {
        return WEBHOOKS.read(WebhookFixture.open(WEBHOOKS, body, signed(body)).payload(), NOW);
    }

    private static WebhookEvent read(String name) {
        return read(recorded(name));
    }

    /** With one text of it replaced. */
    private static WebhookEvent read(String name, String part, String by) {
        var body = new String(recorded(name), StandardCharsets.UTF_8);
        assertThat(body).contains(part);
        return read(WebhookFixture.bytes(body.replace(part, by)));
    }

    @Test
    void a_room_that_started() {
        assertThat(read("room_started")).isEqualTo(new RoomStarted(ROOM, NOW));
    }

    @Test
    void a_room_that_finished() {
        assertThat(read("room_finished")).isEqualTo(new RoomFinished(ROOM, NOW));
    }

    @Test
    void a_participant_who_joined_with_a_token_of_ours() {
        var ana = new LiveParticipant(
                ANA,
                new ParticipantIdentity("ana@example.org"),
                "Dr. Ana Ärztin 👩‍⚕️",
                ParticipantKind.STANDARD,
                TOKEN,
                Instant.parse("2026-03-01T09:59:59.875Z"),
                null);
        assertThat(read("participant_joined")).isEqualTo(new ParticipantJoined(ROOM, ana, NOW));
    }

    @Test
    void a_caller_who_joined_by_telephone_at_a_whole_second() {
        var caller = new LiveParticipant(
                new ParticipantSid("PA_caller"),
                new ParticipantIdentity("sip_+15550001"),
                "Phone +15550001",
                ParticipantKind.SIP,
                null,
                Instant.parse("2026-03-01T09:59:59Z"),
                null);
        assertThat(read("participant_joined_sip")).isEqualTo(new ParticipantJoined(ROOM, caller, NOW));
    }

    @Test
    void a_recorder_that_joined_without_a_name_or_a_time() {
        var recorder = new LiveParticipant(
                new ParticipantSid("PA_recorder"),
                new ParticipantIdentity("EG_abc"),
                null,
                ParticipantKind.EGRESS,
                null,
                NOW,
                null);
        assertThat(read("participant_joined_egress")).isEqualTo(new ParticipantJoined(ROOM, recorder, NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "STANDARD, STANDARD",
        "INGRESS, INGRESS",
        "EGRESS, EGRESS",
        "SIP, SIP",
        "AGENT, AGENT",
        "CONNECTOR, SIP",
        "BRIDGE, INGRESS",
        "WHATEVER_COMES, SIP",
    })
    void only_the_standard_kind_needs_a_token_of_ours(String said, ParticipantKind kind) {
        assertThat(read("participant_joined_sip", "\"SIP\"", "\"" + said + "\""))
                .isInstanceOfSatisfying(
                        ParticipantJoined.class,
                        joined -> assertThat(joined.participant().kind()).isEqualTo(kind));
    }

    @Test
    void a_participant_who_left() {
        var ana = new LiveParticipant(
                ANA,
                new ParticipantIdentity("ana@example.org"),
                "Dr. Ana Ärztin",
                ParticipantKind.STANDARD,
                TOKEN,
                Instant.parse("2026-03-01T09:58:20.500Z"),
                "CLIENT_INITIATED");
        assertThat(read("participant_left")).isEqualTo(new ParticipantLeft(ROOM, ana, NOW));
    }

    @Test
    void a_participant_who_left_for_no_reason_and_entered_with_a_token_of_others() {
        var bea = new LiveParticipant(
                new ParticipantSid("PA_bea"),
                new ParticipantIdentity("bea"),
                null,
                ParticipantKind.STANDARD,
                null,
                Instant.parse("2026-03-01T09:58:20Z"),
                "UNKNOWN_REASON");
        assertThat(read("participant_left_without_reason")).isEqualTo(new ParticipantLeft(ROOM, bea, NOW));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            BODY,                                 TRACK,              SOURCE
            track_published_microphone,           TR_microphone,      AUDIO
            track_published_camera,               TR_camera,          VIDEO
            track_published_screen_share,         TR_screen,          SCREEN_SHARE
            track_published_screen_share_audio,   TR_screensound,     SCREEN_SHARE_AUDIO
            track_published_without_source,       TR_sourceless,      AUDIO
            track_published_video_without_source, TR_sourcelessvideo, VIDEO
            track_published_data,                 TR_data,            OTHER
            """)
    void a_track_that_was_published(String body, String track, TrackSource source) {
        assertThat(read(body)).isEqualTo(new TrackPublished(ROOM, ANA, new TrackSid(track), source, NOW));
    }

    @Test
    void a_track_that_was_unpublished() {
        assertThat(read("track_unpublished"))
                .isEqualTo(new TrackUnpublished(ROOM, ANA, new TrackSid("TR_unpublished"), TrackSource.VIDEO, NOW));
    }

    @Test
    void a_recorder_that_changed() {
        assertThat(read("egress_ended_without_room"))
                .isEqualTo(new EgressChanged(new EgressReport(
                        new EgressId("EG_abc"),
                        ROOM.name(),
                        new ObjectKey("rec/1.mp4"),
                        EgressReport.State.COMPLETE,
                        null,
                        Instant.parse("2026-03-01T09:56:40Z"),
                        Instant.parse("2026-03-01T09:59:50Z"),
                        null,
                        Duration.ofSeconds(190),
                        1_048_576L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"egress_started", "egress_updated", "egress_ended"})
    void all_that_is_told_of_a_recorder_is_followed(String event) {
        assertThat(read("egress_ended_without_room", "egress_ended", event)).isInstanceOf(EgressChanged.class);
    }

    @Test
    void what_nobody_has_told_yet_of_a_recorder_is_not_followed() {
        assertThat(read("egress_ended_without_room", "egress_ended", "egress_rewound"))
                .isEqualTo(new Other());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "egress_ended_failed",
                "ingress_started",
                "unknown_event",
            })
    void what_we_do_not_follow(String body) {
        assertThat(read(body)).isEqualTo(new Other());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "sid": "RM_8ZdLq3FvTn2c" | "sid": ""
            "sid": "RM_8ZdLq3FvTn2c" | "said": "RM_8ZdLq3FvTn2c"
            "name": "s-0195512a      | "name": "", "title": "s-0195512a
            "room": {                | "chamber": {
            "room": {                | "room": [], "chamber": {
            "event": "room_started"  | "event": "ROOM_STARTED"
            "event": "room_started"  | "event": ""
            "event": "room_started"  | "event": 5
            "event": "room_started"  | "evening": "room_started"
            """)
    void what_does_not_say_which_room_or_what_happened_is_nothing_we_follow(String part, String by) {
        assertThat(read("room_started", part, by)).isEqualTo(new Other());
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            CREATED,        AT
            '"1772359200"', 2026-03-01T10:00:00.250Z
            1772359200,     2026-03-01T10:00:00.250Z
            '"1772359199"', 2026-03-01T09:59:59Z
            '"1772359201"', 2026-03-01T10:00:01Z
            '"1772355600"', 2026-03-01T09:00:00Z
            '"0"',          2026-03-01T10:00:00.250Z
            '""',           2026-03-01T10:00:00.250Z
            null,           2026-03-01T10:00:00.250Z
            """)
    void an_event_happened_when_it_was_made_and_within_that_second_when_it_came(String created, Instant at) {
        assertThat(read("room_started", "\"createdAt\": \"1772359200\"", "\"createdAt\": " + created))
                .isEqualTo(new RoomStarted(ROOM, at));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T09:59:59.999999Z, 2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00Z,        2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00.999999Z, 2026-03-01T10:00:00.999999Z",
        "2026-03-01T10:00:01Z,        2026-03-01T10:00:00Z",
        "2026-03-01T10:00:07Z,        2026-03-01T10:00:00Z",
    })
    void a_second_has_a_first_and_a_last_moment(Instant received, Instant at) {
        var payload = new String(recorded("room_started"), StandardCharsets.UTF_8);
        assertThat(WEBHOOKS.read(payload, received)).isEqualTo(new RoomStarted(ROOM, at));
    }
}
