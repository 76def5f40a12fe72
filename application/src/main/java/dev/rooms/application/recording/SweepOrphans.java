package dev.rooms.application.recording;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.KeyPattern;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Scope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the bucket with the ledger: objects that no recording has, and recordings without their object. */
public final class SweepOrphans {
    private static final int AT_ONCE = 1000;
    private static final int ROWS_AT_ONCE = 100;
    /** Which recorder a recording has may be known a little later than what that recorder has written. */
    private static final Duration YOUNG = Duration.ofHours(1);

    /** @param delete whether objects that nobody has are deleted */
    public record Command(Caller caller, boolean delete) {}

    public record Outcome(List<RecordingStore.StoredObject> objects, List<RecordingId> recordings, boolean deleted) {}

    private final Recordings recordings;
    private final RecordingStore store;
    private final KeyPattern keys;
    private final Transactions transactions;
    private final InstantSource clock;

    public SweepOrphans(
            Recordings recordings,
            RecordingStore store,
            KeyPattern keys,
            Transactions transactions,
            InstantSource clock) {
        this.recordings = recordings;
        this.store = store;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        command.caller().needs(Scope.ADMIN);
        var present = new HashSet<ObjectKey>();
        var orphans = new ArrayList<RecordingStore.StoredObject>();
        @Nullable ObjectKey last = null;
        List<RecordingStore.StoredObject> page;
        do {
            page = store.list(keys.prefix(), last, AT_ONCE);
            for (var object : page) {
                present.add(object.key());
                last = object.key();
            }
            var listed = page;
            orphans.addAll(transactions.within(
                    () -> listed.stream().filter(this::isOrphan).toList()));
        } while (page.size() == AT_ONCE);
        var lost = withoutObject(present);
        if (command.delete()) {
            orphans.forEach(orphan -> store.delete(orphan.key()));
        }
        return new Outcome(List.copyOf(orphans), lost, command.delete());
    }

    private boolean isOrphan(RecordingStore.StoredObject object) {
        var recorder = manifestOf(object.key());
        var owner = recorder.isPresent() ? recorder.flatMap(recordings::find) : recordings.find(object.key());
        return owner.filter(recording -> !recording.status().isGone()).isEmpty()
                && (recorder.isEmpty()
                        || object.lastModified().isBefore(clock.instant().minus(YOUNG)));
    }

    /** The manifest beside a file is called by its recorder. */
    private static Optional<EgressId> manifestOf(ObjectKey key) {
        var name = key.value().substring(key.value().lastIndexOf('/') + 1);
        return name.startsWith("EG_") && name.endsWith(".json")
                ? Optional.of(new EgressId(name.substring(0, name.length() - ".json".length())))
                : Optional.empty();
    }

    private List<RecordingId> withoutObject(Set<ObjectKey> present) {
        var lost = new ArrayList<RecordingId>();
        var filter = new Recordings.Filter(RecordingStatus.READY, null);
        var request = new Page.Request(ROWS_AT_ONCE, null);
        while (true) {
            var asked = request;
            var page = transactions.within(() -> recordings.list(filter, asked));
            page.items().stream()
                    .filter(recording -> !present.contains(recording.facts().key()))
                    // It may have become ready since the bucket was listed.
                    .filter(recording -> store.find(recording.facts().key()).isEmpty())
                    .map(Recording::id)
                    .forEach(lost::add);
            if (page.next() == null) {
                return lost;
            }
            request = new Page.Request(ROWS_AT_ONCE, page.next());
        }
    }
}
