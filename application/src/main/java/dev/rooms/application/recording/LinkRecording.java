package dev.rooms.application.recording;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.recording.IssuedLink;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Rules;
import dev.rooms.domain.shared.Scope;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Gives a link to the file of a recording, and writes down to whom. */
public final class LinkRecording {
    /** For how long a link may hold, in seconds. */
    public static final int SHORTEST = 60;

    public static final int LONGEST = 43_200;
    public static final int USUAL = 3600;

    /** @param ttl in seconds; null: as usual */
    public record Command(
            Caller caller, RecordingId id, @Nullable Integer ttl) {}

    private final Recordings recordings;
    private final IssuedLinks links;
    private final RecordingStore store;
    private final Transactions transactions;
    private final InstantSource clock;

    public LinkRecording(
            Recordings recordings,
            IssuedLinks links,
            RecordingStore store,
            Transactions transactions,
            InstantSource clock) {
        this.recordings = recordings;
        this.links = links;
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @throws RecordingGone when the file was deleted
     * @throws RecordingNotReady when there is none
     */
    public RecordingStore.SignedLink handle(Command command) {
        command.caller().needs(Scope.RECORDINGS_READ);
        var ttl = command.ttl() == null ? USUAL : command.ttl();
        new Rules()
                .must(
                        ttl >= SHORTEST && ttl <= LONGEST,
                        "/ttl_seconds",
                        "out-of-range",
                        "must be from " + SHORTEST + " to " + LONGEST)
                .check();
        return transactions.within(() -> {
            var recording = recordings.get(command.id());
            recording.mustBeReady();
            var now = clock.instant();
            var link = store.link(recording.facts().key(), recording.fileName(), Duration.ofSeconds(ttl), now);
            links.add(new IssuedLink(recording.id(), command.caller().actor(), now, link.expiresAt(), 1));
            return link;
        });
    }
}
