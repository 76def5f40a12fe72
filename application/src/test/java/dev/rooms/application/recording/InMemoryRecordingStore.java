package dev.rooms.application.recording;

import dev.rooms.application.shared.InMemoryTransactions;
import dev.rooms.domain.recording.ObjectKey;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A bucket in memory that can be away. */
public final class InMemoryRecordingStore implements RecordingStore {
    private static final class Content {
        final byte[] bytes;
        final Instant lastModified;

        Content(byte[] bytes, Instant lastModified) {
            this.bytes = bytes.clone();
            this.lastModified = lastModified;
        }
    }

    private final NavigableMap<String, Content> objects = new TreeMap<>();
    private final InstantSource clock;
    private boolean away;
    private boolean configured = true;

    public InMemoryRecordingStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean isConfigured() {
        return configured;
    }

    /** As where the operator has set none. */
    public void isNone() {
        configured = false;
        goAway();
    }

    @Override
    public synchronized Optional<StoredObject> find(ObjectKey key) {
        mustAnswer("RecordingStore.find");
        return Optional.ofNullable(objects.get(key.value())).map(content -> stored(key, content));
    }

    @Override
    public synchronized void put(ObjectKey key, byte[] content) {
        mustAnswer("RecordingStore.put");
        upload(key, content);
    }

    @Override
    public synchronized byte[] get(ObjectKey key) {
        mustAnswer("RecordingStore.get");
        var content = objects.get(key.value());
        if (content == null) {
            throw new StorageUnavailable("it is away");
        }
        return content.bytes.clone();
    }

    @Override
    public synchronized void delete(ObjectKey key) {
        mustAnswer("RecordingStore.delete");
        objects.remove(key.value());
    }

    @Override
    public synchronized List<StoredObject> list(String prefix, @Nullable ObjectKey after, int limit) {
        mustAnswer("RecordingStore.list");
        var behind = after == null ? objects : objects.tailMap(after.value(), false);
        return behind.entrySet().stream()
                .filter(object -> object.getKey().startsWith(prefix))
                .limit(limit)
                .map(object -> stored(new ObjectKey(object.getKey()), object.getValue()))
                .toList();
    }

    @Override
    public SignedLink link(ObjectKey key, String fileName, Duration ttl, Instant now) {
        var until = now.plus(ttl);
        var name = URLEncoder.encode(key.value(), StandardCharsets.UTF_8);
        return new SignedLink(URI.create("https://storage.invalid/" + name + "?until=" + until), until);
    }

    /** As a recorder does it: whoever is elsewhere, and whether or not the storage answers us. */
    public synchronized void upload(ObjectKey key, byte[] content) {
        objects.put(key.value(), new Content(content, clock.instant()));
    }

    public synchronized void goAway() {
        away = true;
    }

    public synchronized void comeBack() {
        away = false;
    }

    private void mustAnswer(String call) {
        InMemoryTransactions.mustBeClosed(call);
        if (away) {
            throw new StorageUnavailable("it is away");
        }
    }

    private static StoredObject stored(ObjectKey key, Content content) {
        return new StoredObject(key, content.bytes.length, content.lastModified);
    }
}
