package dev.rooms.application.webhook;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReceiveWebhookTest {
    private static final WebhookEventId ID = new WebhookEventId("EV_1");
    private static final LiveRoom ROOM = new LiveRoom(new LiveKitRoomName("s-1"), new RoomSid("RM_1"));

    private final House house = new House();

    private static byte[] body() {
        return InMemoryLiveKitWebhooks.body(ID, new WebhookEvent.RoomStarted(ROOM, NOW));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "forged", "Signed"})
    void what_livekit_did_not_sign_is_refused_and_not_kept(@Nullable String authorization) {
        assertThatThrownBy(() -> house.receiveWebhook.handle(body(), authorization))
                .isInstanceOf(WebhookRefused.class);
        assertThat(house.webhookInbox.waiting()).isZero();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "forged", "Signed"})
    void what_livekit_did_not_sign_is_refused_before_there_is_a_body(@Nullable String authorization) {
        assertThatThrownBy(() -> house.receiveWebhook.verify(authorization)).isInstanceOf(WebhookRefused.class);
    }

    @Test
    void what_is_signed_and_unreadable_is_refused_and_not_kept() {
        var nonsense = "nonsense".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> house.receiveWebhook.handle(nonsense, InMemoryLiveKitWebhooks.SIGNED))
                .isInstanceOf(WebhookUnreadable.class);
        assertThat(house.webhookInbox.waiting()).isZero();
    }

    @Test
    @Timeout(20)
    void what_is_received_is_kept_and_wakes_whoever_applies_it() throws InterruptedException {
        house.receiveWebhook.handle(body(), InMemoryLiveKitWebhooks.SIGNED);
        assertThat(house.webhookInbox.waiting()).isEqualTo(1);
        house.webhooksReceived.await(Duration.ofMinutes(5));
    }

    @Test
    void what_is_received_twice_is_kept_once() {
        house.receiveWebhook.handle(body(), InMemoryLiveKitWebhooks.SIGNED);
        house.receiveWebhook.handle(body(), InMemoryLiveKitWebhooks.SIGNED);
        assertThat(house.webhookInbox.waiting()).isEqualTo(1);
    }

    @Test
    void receiving_applies_nothing() {
        var room = house.openGroupRoom().room().id();
        var livekit = new LiveKitStandIn(house);
        var ana = house.mint(room, "ana");
        var guest = livekit.guest("ana", ParticipantKind.STANDARD, ana.facts().id());
        house.send(new WebhookEvent.ParticipantJoined(livekit.room(ana.livekitRoom()), guest, NOW));
        assertThat(house.participants(room)).isEmpty();
        house.drain();
        assertThat(house.participants(room)).hasSize(1);
    }

    static Stream<WebhookEvent> events() {
        var sid = new ParticipantSid("PA_1");
        var track = new TrackSid("TR_1");
        var full = new LiveParticipant(
                sid,
                new ParticipantIdentity("ana ~ b@ä"),
                "Ana Ärztin",
                ParticipantKind.SIP,
                new TokenId(new UUID(1, 2)),
                NOW,
                "CLIENT_INITIATED");
        var bare =
                new LiveParticipant(sid, new ParticipantIdentity("~"), null, ParticipantKind.STANDARD, null, NOW, null);
        return Stream.of(
                new WebhookEvent.RoomStarted(ROOM, NOW),
                new WebhookEvent.RoomFinished(ROOM, NOW),
                new WebhookEvent.ParticipantJoined(ROOM, full, NOW),
                new WebhookEvent.ParticipantLeft(ROOM, bare, NOW),
                new WebhookEvent.TrackPublished(ROOM, sid, track, TrackSource.SCREEN_SHARE, NOW),
                new WebhookEvent.TrackUnpublished(ROOM, sid, track, TrackSource.OTHER, NOW),
                new WebhookEvent.Other());
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_format_of_the_tests_keeps_what_an_event_says(WebhookEvent event) {
        var webhooks = new InMemoryLiveKitWebhooks();
        var opened = webhooks.open(
                webhooks.verify(InMemoryLiveKitWebhooks.SIGNED),
                WebhookBody.of(InMemoryLiveKitWebhooks.body(ID, event)));
        assertThat(opened.id()).isEqualTo(ID);
        assertThat(opened.line()).isEqualTo(event instanceof WebhookEvent.Other ? "" : "s-1");
        assertThat(webhooks.read(opened.payload(), NOW)).isEqualTo(event);
    }
}
