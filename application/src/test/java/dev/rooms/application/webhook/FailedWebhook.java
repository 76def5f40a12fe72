package dev.rooms.application.webhook;

import dev.rooms.application.House;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.room.LiveKitRoomName;
import java.util.List;

/** A webhook that was set aside, alone in its line. */
public final class FailedWebhook {
    private FailedWebhook() {}

    public static InboxItem on(House house) {
        var inbox = house.webhookInbox;
        var line = new LiveKitRoomName(FreshIds.text("s-"));
        house.receiveWebhook.handle(
                InMemoryLiveKitWebhooks.poison(new WebhookEventId(FreshIds.text("EV_")), line),
                InMemoryLiveKitWebhooks.SIGNED);
        inbox.gather();
        var now = house.clock.instant();
        var taken = inbox.take(List.of(line.value()), now).getFirst();
        inbox.failed(taken, "java.lang.IllegalStateException: poisoned", null, now);
        return inbox.list(InboxItem.State.FAILED, House.WHOLE).items().stream()
                .filter(item -> item.line().equals(line.value()))
                .findFirst()
                .orElseThrow();
    }
}
