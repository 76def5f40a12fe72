package dev.rooms.application.recording;

import dev.rooms.domain.recording.ObjectKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bucket that recordings are kept in. Every method but {@link #link} and {@link #isConfigured} is a remote call.
 *
 * <p>All throw {@link StorageUnavailable} when it cannot be told, or none is configured.
 */
public interface RecordingStore {
    /** @param size in bytes */
    record StoredObject(ObjectKey key, long size, Instant lastModified) {}

    /** Whoever has it may read the object until then: it is a secret, and is never stored or logged. */
    record SignedLink(URI url, Instant expiresAt) {
        @Override
        public String toString() {
            return "SignedLink[until " + expiresAt + "]";
        }
    }

    /** Whether there is one to keep anything in; asks nobody. */
    boolean isConfigured();

    Optional<StoredObject> find(ObjectKey key);

    void put(ObjectKey key, byte[] content);

    byte[] get(ObjectKey key);

    /** Deleting what is not there is deleting it. */
    void delete(ObjectKey key);

    /**
     * Objects in the order of their keys.
     *
     * @param prefix of their keys
     * @param after only keys behind this one; null: from the first on
     */
    List<StoredObject> list(String prefix, @Nullable ObjectKey after, int limit);

    /**
     * Signs without asking anybody. Range requests work through it.
     *
     * @param fileName what a browser shall call the file
     */
    SignedLink link(ObjectKey key, String fileName, Duration ttl, Instant now);
}
