package dev.rooms.application.webhook;

import dev.rooms.application.shared.InMemoryLocks;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public final class InMemoryWebhookInbox implements WebhookInbox {
    private record Entry(
            SignedWebhook webhook,
            Instant receivedAt,
            int attempts,
            @Nullable Instant dueAt,
            @Nullable String reason) {
        boolean isDueAt(Instant now) {
            return dueAt != null && !dueAt.isAfter(now);
        }
    }

    private final InMemoryLocks<String> lines = new InMemoryLocks<>();
    private final Map<WebhookEventId, Entry> entries = new LinkedHashMap<>();

    @Override
    public synchronized boolean add(SignedWebhook webhook, Instant receivedAt) {
        return entries.putIfAbsent(webhook.id(), new Entry(webhook, receivedAt, 0, receivedAt, null)) == null;
    }

    @Override
    public synchronized List<String> due(int limit, Instant now) {
        return entries.values().stream()
                .map(entry -> entry.webhook().line())
                .distinct()
                .filter(line -> oldest(line).filter(entry -> entry.isDueAt(now)).isPresent())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<StoredWebhook> take(String line, Instant now) {
        return oldest(line)
                .filter(entry -> entry.isDueAt(now) && lines.take(line))
                .map(entry -> new StoredWebhook(
                        entry.webhook().id(), entry.webhook().payload(), entry.receivedAt(), entry.attempts()));
    }

    /** Those without a due time wait for nothing any more: they were applied or set aside. */
    private Optional<Entry> oldest(String line) {
        return entries.values().stream()
                .filter(entry -> entry.dueAt() != null && entry.webhook().line().equals(line))
                .findFirst();
    }

    @Override
    public synchronized void applied(WebhookEventId id, Instant now) {
        entries.computeIfPresent(
                id, (_, entry) -> new Entry(entry.webhook(), entry.receivedAt(), entry.attempts(), null, null));
    }

    @Override
    public synchronized void failed(WebhookEventId id, String reason, @Nullable Instant retryAt) {
        entries.computeIfPresent(
                id,
                (_, entry) -> new Entry(entry.webhook(), entry.receivedAt(), entry.attempts() + 1, retryAt, reason));
    }

    /** Why webhooks were set aside for good. */
    public synchronized List<String> setAside() {
        return entries.values().stream()
                .filter(entry -> entry.dueAt() == null)
                .map(Entry::reason)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** How many wait to be applied. */
    public synchronized long waiting() {
        return entries.values().stream().filter(entry -> entry.dueAt() != null).count();
    }
}
