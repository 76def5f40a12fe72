package dev.rooms.application.webhook;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.shared.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the list of webhooks that made trouble promises. */
public interface InboxItemsContract extends InboxFixture {
    InboxItems inboxItems();

    private List<InboxItem> list(InboxItem.@Nullable State state) {
        var all = new ArrayList<InboxItem>();
        var page = transactions().within(() -> inboxItems().list(state, new Page.Request(2, null)));
        all.addAll(page.items());
        while (page.next() != null) {
            var after = page.next();
            page = transactions().within(() -> inboxItems().list(state, new Page.Request(2, after)));
            all.addAll(page.items());
        }
        return all;
    }

    private List<InboxItem> list(InboxItem.@Nullable State state, String line) {
        return list(state).stream().filter(item -> item.line().equals(line)).toList();
    }

    private Optional<InboxItem> item(InboxItemId id) {
        return transactions().within(() -> inboxItems().lock(id));
    }

    private InboxItem setAside(String line) {
        fail(taken(line), "too bad", null);
        return list(InboxItem.State.FAILED, line).getFirst();
    }

    private void save(InboxItem item) {
        transactions().run(() -> inboxItems().save(item));
    }

    @Test
    default void what_never_failed_is_not_listed() {
        var line = FreshIds.text("line-");
        added(line);
        assertThat(list(null, line)).isEmpty();
        apply(taken(line));
        assertThat(list(null, line)).isEmpty();
    }

    @Test
    default void what_fails_is_listed_with_its_reason_and_its_next_try() {
        var line = FreshIds.text("line-");
        var webhook = added(line);
        fail(taken(line), "too bad", NOW.plusSeconds(1));
        assertThat(list(InboxItem.State.WAITING, line)).singleElement().satisfies(item -> {
            assertThat(item.event()).isEqualTo(webhook.id());
            assertThat(item.attempts()).isEqualTo(1);
            assertThat(item.reason()).isEqualTo("too bad");
            assertThat(item.receivedAt()).isEqualTo(NOW);
            assertThat(item.retryAt()).isEqualTo(NOW.plusSeconds(1));
            assertThat(item.failedAt()).isNull();
            assertThat(item(item.id())).contains(item);
        });
    }

    @Test
    default void what_is_set_aside_is_listed_as_failed() {
        var line = FreshIds.text("line-");
        added(line);
        fail(taken(line), "bad", NOW);
        assertThat(setAside(line)).satisfies(item -> {
            assertThat(item.attempts()).isEqualTo(2);
            assertThat(item.reason()).isEqualTo("too bad");
            assertThat(item.retryAt()).isNull();
            assertThat(item.failedAt()).isEqualTo(NOW);
        });
        assertThat(list(InboxItem.State.WAITING, line)).isEmpty();
    }

    @Test
    default void what_is_applied_at_a_later_try_is_listed_as_applied() {
        var line = FreshIds.text("line-");
        added(line);
        fail(taken(line), "bad", NOW);
        apply(taken(line));
        assertThat(list(InboxItem.State.APPLIED, line))
                .singleElement()
                .satisfies(item -> assertThat(item.retryAt()).isNull());
        assertThat(due(NOW)).doesNotContain(line);
    }

    @Test
    default void what_is_retried_is_taken_before_the_rest_of_its_line() {
        var line = FreshIds.text("line-");
        var poisoned = added(line);
        var failed = setAside(line);
        assertThat(due(NOW)).doesNotContain(line);
        var next = added(line);
        save(failed.retried(NOW));
        assertThat(due(NOW)).containsOnlyOnce(line);
        assertThat(taken(line).id()).isEqualTo(poisoned.id());
        assertThat(taken(line).attempts()).isZero();
        assertThat(taken(line).payload()).isEqualTo(poisoned.payload());
        apply(taken(line));
        assertThat(taken(line).id()).isEqualTo(next.id());
        assertThat(item(failed.id()))
                .hasValueSatisfying(item -> assertThat(item.state()).isEqualTo(InboxItem.State.APPLIED));
    }

    @Test
    default void what_is_discarded_is_never_taken() {
        var line = FreshIds.text("line-");
        added(line);
        var failed = setAside(line);
        save(failed.discarded());
        assertThat(take(line, NOW)).isEmpty();
        assertThat(item(failed.id())).contains(failed.discarded());
        assertThat(list(InboxItem.State.DISCARDED, line)).containsExactly(failed.discarded());
    }

    @Test
    default void the_newest_trouble_is_listed_first() {
        var lines = List.of(FreshIds.text("line-"), FreshIds.text("line-"), FreshIds.text("line-"));
        var ids = lines.stream()
                .map(line -> {
                    added(line);
                    return setAside(line).id();
                })
                .toList();
        assertThat(list(null).stream().map(InboxItem::id).filter(ids::contains).toList())
                .containsExactlyElementsOf(ids.reversed());
        assertThat(list(InboxItem.State.FAILED).stream()
                        .map(InboxItem::id)
                        .filter(ids::contains)
                        .toList())
                .containsExactlyElementsOf(ids.reversed());
    }

    @Test
    default void what_is_older_than_asked_for_is_forgotten_also_when_it_failed() {
        var line = FreshIds.text("line-");
        added(line);
        var failed = setAside(line);
        transactions().run(() -> webhookInbox().forget(NOW));
        assertThat(item(failed.id())).isPresent();
        transactions().run(() -> webhookInbox().forget(NOW.plusMillis(1)));
        assertThat(item(failed.id())).isEmpty();
    }

    @Test
    default void there_is_nothing_under_another_id() {
        assertThat(item(new InboxItemId(FreshIds.next()))).isEmpty();
    }
}
