package dev.rooms.application.recording;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.recording.IssuedLink;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Rules;
import dev.rooms.domain.shared.Scope;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Gives a link to the file of a recording, and writes down to whom. */
public final class LinkRecording {
    /** For how long a link may hold, in seconds. */
    public static final int SHORTEST = 60;

    public static final int LONGEST = 43_200;
    public static final int USUAL = 3600;

    private static final int LONGEST_NAME = 80;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH-mm").withZone(ZoneOffset.UTC);

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
            var link = store.link(recording.facts().key(), fileName(recording), Duration.ofSeconds(ttl), now);
            links.add(new IssuedLink(recording.id(), command.caller().actor(), now, link.expiresAt(), 1));
            return link;
        });
    }

    /** Such as {@code Standup 2026-03-01 10-00.mp4}: no system of files forbids any of it. */
    static String fileName(Recording recording) {
        var facts = recording.facts();
        var started = recording.run().startedAt();
        var words = facts.roomName()
                .replaceAll("[^\\p{L}\\p{N} _-]", " ")
                .replaceAll(" +", " ")
                .strip();
        var name = words.isEmpty() ? "recording" : words.substring(0, Math.min(words.length(), LONGEST_NAME));
        return name + " " + DAY.format(started == null ? facts.requestedAt() : started) + "."
                + facts.wish().kind().extension();
    }
}
