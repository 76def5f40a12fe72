package dev.rooms.application.webhook;

import dev.rooms.application.shared.Signal;
import dev.rooms.application.shared.Transactions;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Accepts a webhook: verified and stored, so that LiveKit may forget it. It is applied afterwards. */
public final class ReceiveWebhook {
    public record Command(byte[] body, @Nullable String authorization) {}

    private final LiveKitWebhooks webhooks;
    private final WebhookInbox inbox;
    private final Transactions transactions;
    private final Signal signal;
    private final InstantSource clock;

    public ReceiveWebhook(
            LiveKitWebhooks webhooks,
            WebhookInbox inbox,
            Transactions transactions,
            Signal signal,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.inbox = inbox;
        this.transactions = transactions;
        this.signal = signal;
        this.clock = clock;
    }

    /**
     * @throws WebhookRefused when LiveKit did not sign it
     * @throws dev.rooms.application.shared.StoreUnavailable when it could not be stored, so LiveKit must send it again
     */
    public void handle(Command command) {
        var webhook = webhooks.open(command.body(), command.authorization());
        if (transactions.within(() -> inbox.add(webhook, clock.instant()))) {
            signal.raise();
        }
    }
}
