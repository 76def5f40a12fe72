package dev.rooms.application.webhook;

import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.shared.InMemoryLocks;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Log, inbox, items and lines in one: the same webhooks, seen from four sides. */
public final class InMemoryWebhookInbox implements WebhookLog, WebhookInbox, InboxItems, Lines {
    private static final class Entry {
        private final StoredWebhook stored;
        private boolean gathered;
        private boolean applied;
        private @Nullable InboxItem item;

        Entry(StoredWebhook stored) {
            this.stored = stored;
        }

        boolean waits() {
            var trouble = item;
            return gathered && !applied && (trouble == null || trouble.state() == InboxItem.State.WAITING);
        }

        boolean isDueAt(Instant now) {
            var trouble = item;
            return trouble == null || !Objects.requireNonNull(trouble.retryAt()).isAfter(now);
        }

        StoredWebhook stored() {
            var trouble = item;
            return trouble == null
                    ? stored
                    : new StoredWebhook(
                            stored.id(),
                            stored.line(),
                            stored.position(),
                            stored.payload(),
                            stored.receivedAt(),
                            trouble.attempts(),
                            trouble.id());
        }
    }

    private final InMemoryLocks<String> held = new InMemoryLocks<>();
    private final Map<WebhookEventId, Entry> entries = new LinkedHashMap<>();

    @Override
    public synchronized boolean append(SignedWebhook webhook, Instant receivedAt) {
        var entry = new Entry(new StoredWebhook(
                webhook.id(),
                webhook.line(),
                new LogPosition(0, entries.size() + 1L),
                webhook.payload(),
                receivedAt,
                0,
                null));
        return entries.putIfAbsent(webhook.id(), entry) == null;
    }

    @Override
    public synchronized boolean gather() {
        var fresh = entries.values().stream().filter(entry -> !entry.gathered).toList();
        fresh.forEach(entry -> entry.gathered = true);
        return !fresh.isEmpty();
    }

    @Override
    public synchronized List<String> due(int limit, Instant now) {
        return entries.values().stream()
                .map(entry -> entry.stored.line())
                .distinct()
                .filter(line -> oldest(line).filter(entry -> entry.isDueAt(now)).isPresent())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<StoredWebhook> take(List<String> lines, Instant now) {
        return lines.stream()
                .flatMap(line ->
                        oldest(line).filter(entry -> entry.isDueAt(now) && held.take(line)).map(Entry::stored).stream())
                .toList();
    }

    @Override
    public synchronized void hold(LiveKitRoomName room) {
        if (!held.take(room.value())) {
            throw new IllegalStateException("the line is in other hands");
        }
    }

    private Optional<Entry> oldest(String line) {
        return entries.values().stream()
                .filter(entry -> entry.waits() && entry.stored.line().equals(line))
                .findFirst();
    }

    @Override
    public synchronized void applied(List<StoredWebhook> webhooks) {
        webhooks.forEach(this::applied);
    }

    private void applied(StoredWebhook webhook) {
        var entry = Objects.requireNonNull(entries.get(webhook.id()));
        entry.applied = true;
        var item = entry.item;
        if (item != null) {
            entry.item = changed(item, InboxItem.State.APPLIED, item.attempts(), item.reason(), null, item.failedAt());
        }
    }

    @Override
    public synchronized void failed(StoredWebhook webhook, String reason, @Nullable Instant retryAt, Instant now) {
        var entry = Objects.requireNonNull(entries.get(webhook.id()));
        var state = retryAt == null ? InboxItem.State.FAILED : InboxItem.State.WAITING;
        var known = entry.item == null ? item(webhook) : entry.item;
        var failedAt = retryAt == null ? now : known.failedAt();
        entry.item = changed(known, state, webhook.attempts() + 1, reason, retryAt, failedAt);
    }

    private static InboxItem item(StoredWebhook webhook) {
        return new InboxItem(
                new InboxItemId(FreshIds.next()),
                webhook.id(),
                webhook.line(),
                InboxItem.State.WAITING,
                0,
                "",
                webhook.receivedAt(),
                null,
                null);
    }

    private static InboxItem changed(
            InboxItem item,
            InboxItem.State state,
            int attempts,
            String reason,
            @Nullable Instant retryAt,
            @Nullable Instant failedAt) {
        return new InboxItem(
                item.id(), item.event(), item.line(), state, attempts, reason, item.receivedAt(), retryAt, failedAt);
    }

    @Override
    public synchronized void forget(Instant before) {
        entries.values()
                .removeIf(entry -> entry.gathered
                        && !entry.waits()
                        && entry.stored.receivedAt().isBefore(before));
    }

    @Override
    public synchronized Page<InboxItem> list(InboxItem.@Nullable State state, Page.Request page) {
        var found = new ArrayList<InboxItem>();
        for (var entry : entries.values()) {
            var item = entry.item;
            if (item != null && (state == null || item.state() == state) && isBehind(item, page.after())) {
                found.add(item);
            }
        }
        found.sort(Comparator.comparing((InboxItem item) -> item.id().value()).reversed());
        return Page.cut(
                found.stream().limit(page.limit() + 1L).toList(),
                page,
                item -> item.id().value());
    }

    private static boolean isBehind(InboxItem item, @Nullable UUID after) {
        return after == null || item.id().value().compareTo(after) < 0;
    }

    @Override
    public synchronized Optional<InboxItem> lock(InboxItemId id) {
        return entries.values().stream()
                .map(entry -> entry.item)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(item -> item.id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized void save(InboxItem item) {
        Objects.requireNonNull(entries.get(item.event())).item = item;
    }

    /** Why webhooks were set aside. */
    public synchronized List<String> setAside() {
        return list(InboxItem.State.FAILED, new Page.Request(Integer.MAX_VALUE - 1, null)).items().stream()
                .map(InboxItem::reason)
                .toList();
    }

    /** How many wait to be applied. */
    public synchronized long waiting() {
        return entries.values().stream()
                .filter(entry -> !entry.gathered || entry.waits())
                .count();
    }
}
