package dev.rooms.application.webhook;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What opening LiveKit's webhooks promises, however they are written and signed. */
public interface LiveKitWebhooksContract {
    WebhookEventId ID = new WebhookEventId("EV_contract");

    LiveKitWebhooks webhooks();

    /** What LiveKit would send. */
    byte[] body(WebhookEventId id, WebhookEvent event);

    String signature(byte[] body);

    /** Signed by somebody else. */
    String foreignSignature(byte[] body);

    static List<WebhookEvent> events() {
        var room = new LiveRoom(new LiveKitRoomName("s-1"), new RoomSid("RM_1"));
        var token = new TokenId(UUID.fromString("0195512a-4c3e-7a10-b1c2-d3e4f5a6b7c8"));
        var ana = new ParticipantSid("PA_1");
        return List.of(
                new WebhookEvent.RoomStarted(room, NOW),
                new WebhookEvent.RoomFinished(room, NOW),
                new WebhookEvent.ParticipantJoined(room, participant(token, null), NOW),
                new WebhookEvent.ParticipantLeft(room, participant(token, "CLIENT_INITIATED"), NOW),
                new WebhookEvent.ParticipantJoined(room, participant(null, null), NOW),
                new WebhookEvent.JoinFailed(room, participant(token, "JOIN_FAILURE"), NOW),
                new WebhookEvent.TrackPublished(room, ana, new TrackSid("TR_1"), TrackSource.AUDIO, NOW),
                new WebhookEvent.TrackUnpublished(room, ana, new TrackSid("TR_1"), TrackSource.VIDEO, NOW));
    }

    private static LiveParticipant participant(@Nullable TokenId token, @Nullable String reason) {
        return new LiveParticipant(
                new ParticipantSid("PA_1"),
                new ParticipantIdentity("ana"),
                "Ana",
                ParticipantKind.STANDARD,
                token,
                NOW.minusSeconds(60),
                reason);
    }

    private SignedWebhook open(byte[] body, @Nullable String authorization) {
        return webhooks().open(webhooks().verify(authorization), WebhookBody.of(body));
    }

    private SignedWebhook opened(WebhookEvent event) {
        var body = body(ID, event);
        return open(body, signature(body));
    }

    @ParameterizedTest
    @MethodSource("events")
    default void what_livekit_has_signed_says_what_happened_in_the_line_of_its_room(WebhookEvent event) {
        var opened = opened(event);
        assertThat(opened.id()).isEqualTo(ID);
        assertThat(opened.line()).isEqualTo("s-1");
        assertThat(webhooks().read(opened.payload(), NOW)).isEqualTo(event);
    }

    @Test
    default void what_nobody_or_somebody_else_has_signed_is_refused() {
        var body = body(ID, events().getFirst());
        assertThatThrownBy(() -> open(body, null)).isInstanceOf(WebhookRefused.class);
        assertThatThrownBy(() -> open(body, "")).isInstanceOf(WebhookRefused.class);
        assertThatThrownBy(() -> open(body, foreignSignature(body))).isInstanceOf(WebhookRefused.class);
    }

    @Test
    default void a_wrong_header_is_refused_before_there_is_a_body() {
        var body = body(ID, events().getFirst());
        assertThatThrownBy(() -> webhooks().verify(null)).isInstanceOf(WebhookRefused.class);
        assertThatThrownBy(() -> webhooks().verify(foreignSignature(body))).isInstanceOf(WebhookRefused.class);
    }

    @Test
    default void what_is_signed_and_makes_no_sense_is_unreadable() {
        var body = "no sense".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> open(body, signature(body))).isInstanceOf(WebhookUnreadable.class);
    }

    @Test
    default void what_we_do_not_follow_is_nothing() {
        assertThat(webhooks().read(opened(new WebhookEvent.Other()).payload(), NOW))
                .isEqualTo(new WebhookEvent.Other());
    }
}
