package dev.rooms.objectstorage.recording;

import dev.rooms.application.recording.RecordingStore;
import dev.rooms.application.recording.StorageUnavailable;
import dev.rooms.domain.recording.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where no object storage is configured. */
public final class NoRecordingStore implements RecordingStore {
    @Override
    public boolean isConfigured() {
        return false;
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) {
        throw new StorageUnavailable();
    }

    @Override
    public void put(ObjectKey key, byte[] content) {
        throw new StorageUnavailable();
    }

    @Override
    public byte[] get(ObjectKey key) {
        throw new StorageUnavailable();
    }

    @Override
    public void delete(ObjectKey key) {
        throw new StorageUnavailable();
    }

    @Override
    public List<StoredObject> list(String prefix, @Nullable ObjectKey after, int limit) {
        throw new StorageUnavailable();
    }

    @Override
    public SignedLink link(ObjectKey key, String fileName, Duration ttl, Instant now) {
        throw new StorageUnavailable();
    }
}
