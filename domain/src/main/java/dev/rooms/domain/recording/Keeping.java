package dev.rooms.domain.recording;

import dev.rooms.domain.shared.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a recording stays, and how it went.
 *
 * @param legalHold it may not go, whatever its time says
 * @param expiresAt null: it stays until somebody deletes it
 * @param removal wanted, and not done before there is a receipt
 */
public record Keeping(
        boolean legalHold,
        @Nullable Instant expiresAt,
        @Nullable Removal removal,
        @Nullable Receipt receipt) {
    static final Keeping NEW = new Keeping(false, null, null, null);

    /** @param to what the recording becomes by it */
    public record Removal(RecordingStatus to, Actor by, Instant at) {}

    /**
     * The proof of a deletion.
     *
     * @param size in bytes; null when no file was ever seen
     */
    public record Receipt(ObjectKey key, @Nullable Long size, Instant at, Actor by) {}
}
