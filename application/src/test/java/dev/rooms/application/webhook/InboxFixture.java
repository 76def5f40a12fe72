package dev.rooms.application.webhook;

import static dev.rooms.application.House.NOW;

import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.shared.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the contracts of the inbox do with it. Others may have left webhooks in it, so each test has lines of its own. */
public interface InboxFixture {
    int ALL = 10_000;

    WebhookLog webhookLog();

    WebhookInbox webhookInbox();

    Lines lines();

    Transactions transactions();

    static SignedWebhook webhook(String line) {
        return new SignedWebhook(
                new WebhookEventId(FreshIds.text("EV_")), line, "{\"event\": \"%s\"}".formatted(FreshIds.next()));
    }

    default void gather() {
        while (transactions().within(webhookInbox()::gather)) {
            // There may be more than one gathering takes.
        }
    }

    default boolean add(SignedWebhook webhook) {
        var fresh = webhookLog().append(webhook, NOW);
        gather();
        return fresh;
    }

    default SignedWebhook added(String line) {
        var webhook = webhook(line);
        add(webhook);
        return webhook;
    }

    default List<String> due(Instant now) {
        return transactions().within(() -> webhookInbox().due(ALL, now));
    }

    default Optional<StoredWebhook> take(String line, Instant now) {
        return transactions().within(() -> webhookInbox().take(List.of(line), now)).stream()
                .findFirst();
    }

    default StoredWebhook taken(String line) {
        return take(line, NOW).orElseThrow();
    }

    default void apply(StoredWebhook webhook) {
        transactions().run(() -> webhookInbox().applied(List.of(webhook)));
    }

    default void fail(StoredWebhook webhook, String reason, @Nullable Instant retryAt) {
        transactions().run(() -> webhookInbox().failed(webhook, reason, retryAt, NOW));
    }
}
