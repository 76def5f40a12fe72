package dev.rooms.livekit.history;

import dev.rooms.application.webhook.SignedWebhook;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.application.webhook.WebhookEventId;
import java.time.Instant;

/**
 * One webhook of the history.
 *
 * @param number its place in the history
 * @param at when it arrived
 * @param happenedAt when LiveKit did it: before it arrived, and in the second that it tells
 * @param event what it says when it is read where it arrived
 */
record Told(int number, Instant at, Instant happenedAt, String payload, WebhookEvent event) {

    /** @param telling each has an id of its own, though all say the same */
    SignedWebhook webhook(int telling) {
        return new SignedWebhook(
                new WebhookEventId("EV_" + number + "_" + telling),
                room().name().value(),
                payload);
    }

    static int number(WebhookEventId id) {
        return Integer.parseInt(id.value().split("_", -1)[1]);
    }

    LiveRoom room() {
        return Retold.room(event);
    }
}
