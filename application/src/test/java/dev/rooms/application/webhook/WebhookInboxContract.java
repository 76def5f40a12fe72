package dev.rooms.application.webhook;

import static dev.rooms.application.House.NOW;
import static dev.rooms.application.webhook.InboxFixture.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.AtOnce;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.room.LiveKitRoomName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a log of webhooks and its inbox promise. */
public interface WebhookInboxContract extends InboxFixture {
    private static void assertStored(Optional<StoredWebhook> taken, SignedWebhook webhook, int attempts) {
        assertThat(taken).hasValueSatisfying(stored -> {
            assertThat(stored.id()).isEqualTo(webhook.id());
            assertThat(stored.line()).isEqualTo(webhook.line());
            assertThat(stored.payload()).isEqualTo(webhook.payload());
            assertThat(stored.receivedAt()).isEqualTo(NOW);
            assertThat(stored.attempts()).isEqualTo(attempts);
        });
    }

    @Test
    default void a_webhook_is_taken_as_it_was_added() {
        var line = FreshIds.text("line-");
        var webhook = webhook(line);
        assertThat(add(webhook)).isTrue();
        assertThat(due(NOW)).containsOnlyOnce(line);
        assertStored(take(line, NOW), webhook, 0);
    }

    @Test
    default void what_was_not_gathered_yet_is_not_due() {
        var line = FreshIds.text("line-");
        webhookLog().append(webhook(line), NOW);
        assertThat(due(NOW)).doesNotContain(line);
        assertThat(take(line, NOW)).isEmpty();
        gather();
        assertThat(due(NOW)).containsOnlyOnce(line);
    }

    @Test
    default void what_was_gathered_is_not_gathered_again() {
        added(FreshIds.text("line-"));
        assertThat(transactions().within(webhookInbox()::gather)).isFalse();
    }

    @Test
    default void who_gathers_keeps_nobody_waiting() {
        var line = FreshIds.text("line-");
        webhookLog().append(webhook(line), NOW);
        transactions().run(() -> {
            webhookInbox().gather();
            AtOnce.meanwhile(() -> transactions().within(webhookInbox()::gather));
        });
        assertThat(due(NOW)).contains(line);
    }

    @Test
    default void a_webhook_that_comes_again_is_not_added_again() {
        var line = FreshIds.text("line-");
        var webhook = webhook(line);
        add(webhook);
        assertThat(add(new SignedWebhook(webhook.id(), line, "{}"))).isFalse();
        assertStored(take(line, NOW), webhook, 0);
        apply(taken(line));
        assertThat(take(line, NOW)).isEmpty();
    }

    @Test
    default void a_webhook_that_comes_again_after_it_was_applied_is_not_added_again() {
        var line = FreshIds.text("line-");
        var webhook = added(line);
        apply(taken(line));
        assertThat(add(webhook)).isFalse();
        assertThat(take(line, NOW)).isEmpty();
    }

    @Test
    default void of_many_copies_at_once_one_gets_in() {
        var webhook = webhook(FreshIds.text("line-"));
        assertThat(AtOnce.run(8, () -> add(webhook))).containsOnlyOnce(true);
    }

    @Test
    default void of_many_at_once_all_get_in() {
        var line = FreshIds.text("line-");
        assertThat(AtOnce.run(16, () -> add(webhook(line)))).containsOnly(true);
        var applied = new ArrayList<WebhookEventId>();
        for (var next = take(line, NOW); next.isPresent(); next = take(line, NOW)) {
            apply(next.get());
            applied.add(next.get().id());
        }
        assertThat(applied).hasSize(16).doesNotHaveDuplicates();
    }

    @Test
    default void a_line_is_taken_in_the_order_of_arrival() {
        var line = FreshIds.text("line-");
        var webhooks = IntStream.range(0, 3).mapToObj(_ -> added(line)).toList();
        assertThat(due(NOW)).containsOnlyOnce(line);
        for (var webhook : webhooks) {
            assertStored(take(line, NOW), webhook, 0);
            apply(taken(line));
        }
        assertThat(take(line, NOW)).isEmpty();
        assertThat(due(NOW)).doesNotContain(line);
    }

    @Test
    default void a_line_that_was_empty_goes_on_with_what_comes_then() {
        var line = FreshIds.text("line-");
        added(line);
        apply(taken(line));
        assertThat(due(NOW)).doesNotContain(line);
        var next = added(line);
        assertThat(due(NOW)).containsOnlyOnce(line);
        assertStored(take(line, NOW), next, 0);
    }

    @Test
    default void what_was_taken_and_not_applied_is_taken_again() {
        var line = FreshIds.text("line-");
        var webhook = added(line);
        assertStored(take(line, NOW), webhook, 0);
        assertStored(take(line, NOW), webhook, 0);
    }

    @Test
    default void lines_do_not_wait_for_each_other() {
        var slow = FreshIds.text("line-");
        var quick = FreshIds.text("line-");
        added(slow);
        var webhook = added(quick);
        assertStored(take(quick, NOW), webhook, 0);
        assertThat(due(NOW)).contains(slow, quick);
    }

    @Test
    default void a_line_is_in_the_hands_of_one_transaction_at_a_time() {
        var line = FreshIds.text("line-");
        var webhook = added(line);
        added(line);
        transactions().run(() -> {
            assertStored(webhookInbox().take(List.of(line), NOW).stream().findFirst(), webhook, 0);
            assertThat(AtOnce.meanwhile(() -> take(line, NOW))).isEmpty();
        });
        assertThat(take(line, NOW)).isPresent();
    }

    @Test
    default void nothing_is_taken_of_a_line_that_somebody_holds() {
        var line = FreshIds.text("line-");
        added(line);
        transactions().run(() -> {
            lines().hold(new LiveKitRoomName(line));
            assertThat(AtOnce.meanwhile(() -> take(line, NOW))).isEmpty();
        });
        assertThat(take(line, NOW)).isPresent();
    }

    @Test
    default void who_holds_a_line_for_long_makes_others_fail_and_not_wait() {
        var room = new LiveKitRoomName(FreshIds.text("line-"));
        transactions().run(() -> {
            lines().hold(room);
            assertThat(AtOnce.meanwhile(() -> fails(room))).isTrue();
        });
        assertThat(fails(room)).isFalse();
    }

    private boolean fails(LiveKitRoomName room) {
        try {
            transactions().run(() -> lines().hold(room));
            return false;
        } catch (RuntimeException inOtherHands) {
            return true;
        }
    }

    @Test
    default void many_who_work_at_once_apply_each_webhook_once_and_in_order() {
        var line = FreshIds.text("line-");
        var webhooks = IntStream.range(0, 20)
                .mapToObj(_ -> webhook(line))
                .peek(webhook -> webhookLog().append(webhook, NOW))
                .toList();
        var applied = Collections.synchronizedList(new ArrayList<WebhookEventId>());
        AtOnce.run(4, () -> {
            while (applied.size() < webhooks.size()) {
                gather();
                transactions()
                        .run(() -> webhookInbox().take(List.of(line), NOW).forEach(stored -> {
                            webhookInbox().applied(List.of(stored));
                            applied.add(stored.id());
                        }));
            }
            return true;
        });
        assertThat(applied)
                .containsExactlyElementsOf(
                        webhooks.stream().map(SignedWebhook::id).toList());
        assertThat(due(NOW)).doesNotContain(line);
    }

    @Test
    default void of_many_lines_the_oldest_of_each_is_taken_but_of_those_in_other_hands() {
        var lines = List.of(FreshIds.text("line-"), FreshIds.text("line-"), FreshIds.text("line-"));
        var oldest = lines.stream().map(this::added).toList();
        var next = lines.stream().map(this::added).toList();
        transactions().run(() -> {
            assertThat(webhookInbox().take(lines.subList(0, 1), NOW)).hasSize(1);
            assertThat(AtOnce.meanwhile(() -> taken(lines)))
                    .containsExactlyInAnyOrderElementsOf(ids(oldest.subList(1, 3)));
        });
        transactions().run(() -> webhookInbox().applied(webhookInbox().take(lines, NOW)));
        assertThat(taken(lines)).containsExactlyInAnyOrderElementsOf(ids(next));
        fail(taken(lines.getFirst()), "no", NOW.plusSeconds(1));
        assertThat(taken(lines)).containsExactlyInAnyOrderElementsOf(ids(next.subList(1, 3)));
        var last = added(lines.get(1));
        transactions().run(() -> webhookInbox().applied(webhookInbox().take(lines, NOW)));
        assertThat(taken(lines)).containsExactlyElementsOf(ids(List.of(last)));
        assertThat(taken(List.of())).isEmpty();
    }

    private static List<WebhookEventId> ids(List<SignedWebhook> webhooks) {
        return webhooks.stream().map(SignedWebhook::id).toList();
    }

    private List<WebhookEventId> taken(List<String> lines) {
        return transactions().within(() -> webhookInbox().take(lines, NOW)).stream()
                .map(StoredWebhook::id)
                .toList();
    }

    @Test
    default void a_failed_webhook_is_due_again_then_and_its_line_waits_for_it() {
        var line = FreshIds.text("line-");
        var webhook = added(line);
        added(line);
        var retry = NOW.plusSeconds(2);
        fail(taken(line), "no", retry);
        assertThat(due(retry.minusMillis(1))).doesNotContain(line);
        assertThat(take(line, retry.minusMillis(1))).isEmpty();
        assertThat(due(retry)).contains(line);
        assertStored(take(line, retry), webhook, 1);
    }

    @Test
    default void what_comes_while_a_line_waits_is_taken_after_it() {
        var line = FreshIds.text("line-");
        var failing = added(line);
        fail(taken(line), "no", NOW);
        var next = added(line);
        assertStored(take(line, NOW), failing, 1);
        apply(taken(line));
        assertStored(take(line, NOW), next, 0);
    }

    @Test
    default void every_failure_counts() {
        var line = FreshIds.text("line-");
        var webhook = added(line);
        fail(taken(line), "no", NOW);
        fail(taken(line), "no again", NOW);
        assertStored(take(line, NOW), webhook, 2);
    }

    @Test
    default void a_webhook_that_is_set_aside_lets_its_line_go_on_and_does_not_come_back() {
        var line = FreshIds.text("line-");
        var poisoned = added(line);
        var next = added(line);
        fail(taken(line), "x".repeat(5_000), null);
        assertStored(take(line, NOW), next, 0);
        apply(taken(line));
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

    @Test
    default void what_waits_is_not_forgotten() {
        var untried = FreshIds.text("line-");
        var tried = FreshIds.text("line-");
        var ungathered = FreshIds.text("line-");
        var webhooks = List.of(added(untried), added(tried), webhook(ungathered));
        fail(taken(tried), "no", NOW);
        webhookLog().append(webhooks.get(2), NOW);
        transactions().run(() -> webhookInbox().forget(NOW.plus(Duration.ofDays(10_000))));
        gather();
        assertStored(take(untried, NOW), webhooks.get(0), 0);
        assertStored(take(tried, NOW), webhooks.get(1), 1);
        assertStored(take(ungathered, NOW), webhooks.get(2), 0);
    }
}
