package dev.rooms.application.webhook;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.shared.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an inbox of webhooks promises. Others may have left webhooks in it, so each test has lines of its own. */
public interface WebhookInboxContract {
    int ALL = 10_000;

    WebhookInbox webhookInbox();

    Transactions transactions();

    private static SignedWebhook webhook(String line) {
        return new SignedWebhook(
                new WebhookEventId(FreshIds.text("EV_")), line, "{\"event\": \"%s\"}".formatted(FreshIds.next()));
    }

    private boolean add(SignedWebhook webhook) {
        return add(webhook, NOW);
    }

    private boolean add(SignedWebhook webhook, Instant at) {
        return transactions().within(() -> webhookInbox().add(webhook, at));
    }

    private SignedWebhook added(String line) {
        var webhook = webhook(line);
        add(webhook);
        return webhook;
    }

    private List<String> due(Instant now) {
        return transactions().within(() -> webhookInbox().due(ALL, now));
    }

    private Optional<StoredWebhook> take(String line, Instant now) {
        return transactions().within(() -> webhookInbox().take(line, now));
    }

    private void apply(WebhookEventId id) {
        transactions().run(() -> webhookInbox().applied(id, NOW));
    }

    private static Optional<StoredWebhook> stored(SignedWebhook webhook, int attempts) {
        return Optional.of(new StoredWebhook(webhook.id(), webhook.payload(), NOW, attempts));
    }

    @Test
    default void a_webhook_is_taken_as_it_was_added() {
        var line = FreshIds.text("line-");
        var webhook = webhook(line);
        assertThat(add(webhook)).isTrue();
        assertThat(due(NOW)).containsOnlyOnce(line);
        assertThat(take(line, NOW)).isEqualTo(stored(webhook, 0));
    }

    @Test
    default void a_webhook_that_comes_again_is_not_added_again() {
        var line = FreshIds.text("line-");
        var webhook = webhook(line);
        add(webhook);
        assertThat(add(new SignedWebhook(webhook.id(), line, "{}"), NOW.plusSeconds(1)))
                .isFalse();
        assertThat(take(line, NOW)).isEqualTo(stored(webhook, 0));
        apply(webhook.id());
        assertThat(take(line, NOW)).isEmpty();
    }

    @Test
    default void a_webhook_that_comes_again_after_it_was_applied_is_not_added_again() {
        var line = FreshIds.text("line-");
        var webhook = added(line);
        apply(webhook.id());
        assertThat(add(webhook)).isFalse();
        assertThat(take(line, NOW)).isEmpty();
    }

    @Test
    default void of_many_copies_at_once_one_gets_in() {
        var webhook = webhook(FreshIds.text("line-"));
        assertThat(AtOnce.run(8, () -> add(webhook))).containsOnlyOnce(true);
    }

    @Test
    default void a_line_is_taken_in_the_order_of_arrival() {
        var line = FreshIds.text("line-");
        var first = added(line);
        var second = added(line);
        var third = added(line);
        assertThat(due(NOW)).containsOnlyOnce(line);
        for (var webhook : List.of(first, second, third)) {
            assertThat(take(line, NOW)).isEqualTo(stored(webhook, 0));
            apply(webhook.id());
        }
        assertThat(take(line, NOW)).isEmpty();
        assertThat(due(NOW)).doesNotContain(line);
    }

    @Test
    default void what_was_taken_and_not_applied_is_taken_again() {
        var line = FreshIds.text("line-");
        var webhook = added(line);
        assertThat(take(line, NOW)).isEqualTo(stored(webhook, 0));
        assertThat(take(line, NOW)).isEqualTo(stored(webhook, 0));
    }

    @Test
    default void lines_do_not_wait_for_each_other() {
        var slow = FreshIds.text("line-");
        var quick = FreshIds.text("line-");
        added(slow);
        var webhook = added(quick);
        assertThat(take(quick, NOW)).isEqualTo(stored(webhook, 0));
        assertThat(due(NOW)).contains(slow, quick);
    }

    @Test
    default void a_line_is_in_the_hands_of_one_transaction_at_a_time() {
        var line = FreshIds.text("line-");
        var webhook = added(line);
        added(line);
        transactions().run(() -> {
            assertThat(webhookInbox().take(line, NOW)).isEqualTo(stored(webhook, 0));
            assertThat(AtOnce.meanwhile(() -> take(line, NOW))).isEmpty();
        });
        assertThat(take(line, NOW)).isPresent();
    }

    @Test
    default void many_who_work_at_once_apply_each_webhook_once_and_in_order() {
        var line = FreshIds.text("line-");
        var webhooks = List.of(added(line), added(line), added(line), added(line));
        var applied = Collections.synchronizedList(new ArrayList<WebhookEventId>());
        AtOnce.run(4, () -> {
            while (due(NOW).contains(line)) {
                transactions()
                        .run(() -> webhookInbox().take(line, NOW).ifPresent(stored -> {
                            webhookInbox().applied(stored.id(), NOW);
                            applied.add(stored.id());
                        }));
            }
            return true;
        });
        assertThat(applied)
                .containsExactlyElementsOf(
                        webhooks.stream().map(SignedWebhook::id).toList());
    }

    @Test
    default void a_failed_webhook_is_due_again_then_and_its_line_waits_for_it() {
        var line = FreshIds.text("line-");
        var webhook = added(line);
        added(line);
        var retry = NOW.plusSeconds(2);
        transactions().run(() -> webhookInbox().failed(webhook.id(), "no", retry));
        assertThat(due(retry.minusMillis(1))).doesNotContain(line);
        assertThat(take(line, retry.minusMillis(1))).isEmpty();
        assertThat(due(retry)).contains(line);
        assertThat(take(line, retry)).isEqualTo(stored(webhook, 1));
    }

    @Test
    default void every_failure_counts() {
        var line = FreshIds.text("line-");
        var webhook = added(line);
        transactions().run(() -> webhookInbox().failed(webhook.id(), "no", NOW));
        transactions().run(() -> webhookInbox().failed(webhook.id(), "no again", NOW));
        assertThat(take(line, NOW)).isEqualTo(stored(webhook, 2));
    }

    @Test
    default void a_webhook_that_is_set_aside_lets_its_line_go_on_and_does_not_come_back() {
        var line = FreshIds.text("line-");
        var poisoned = added(line);
        var next = added(line);
        transactions().run(() -> webhookInbox().failed(poisoned.id(), "x".repeat(5_000), null));
        assertThat(take(line, NOW)).isEqualTo(stored(next, 0));
        apply(next.id());
        assertThat(due(NOW.plusSeconds(3_600))).doesNotContain(line);
        assertThat(add(poisoned)).isFalse();
        assertThat(take(line, NOW)).isEmpty();
    }

    @Test
    default void no_more_lines_are_due_than_asked_for() {
        added(FreshIds.text("line-"));
        added(FreshIds.text("line-"));
        assertThat(transactions().within(() -> webhookInbox().due(1, NOW))).hasSize(1);
    }
}
