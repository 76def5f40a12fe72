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
 * @param storageAway whether the storage, when it was last asked for the file, did not answer or refused us
 */
public record Keeping(
        boolean legalHold,
        @Nullable Instant expiresAt,
        @Nullable Removal removal,
        @Nullable Receipt receipt,
        boolean storageAway) {
    static final Keeping NEW = new Keeping(false, null, null, null, false);

    Keeping until(@Nullable Instant end) {
        return new Keeping(legalHold, end, removal, receipt, storageAway);
    }

    Keeping held(boolean hold) {
        return new Keeping(hold, expiresAt, removal, receipt, storageAway);
    }

    Keeping unwanted(Removal wanted, @Nullable Receipt proof) {
        return new Keeping(false, expiresAt, wanted, proof, storageAway);
    }

    Keeping away(boolean away) {
        return new Keeping(legalHold, expiresAt, removal, receipt, away);
    }

    /** @param to what the recording becomes by it */
    public record Removal(RecordingStatus to, Actor by, Instant at) {}

    /**
     * The proof of a deletion.
     *
     * @param size in bytes; null when no file was ever seen
     */
    public record Receipt(ObjectKey key, @Nullable Long size, Instant at, Actor by) {}
}
