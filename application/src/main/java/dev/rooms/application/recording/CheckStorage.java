package dev.rooms.application.recording;

import dev.rooms.application.shared.Ids;
import dev.rooms.domain.recording.KeyPattern;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tries out with a small object whether the storage does everything that recordings need. */
public final class CheckStorage {
    private static final byte[] PROBE = "rooms".getBytes(StandardCharsets.US_ASCII);
    private static final Duration LINK = Duration.ofMinutes(1);

    public record Command(Caller caller) {}

    /**
     * One thing that was tried; what comes after one that failed is not tried, but the object is deleted.
     *
     * @param why it failed, in the words of the storage; null when it did not
     */
    public record Step(String name, boolean ok, @Nullable String why) {}

    private final RecordingStore store;
    private final KeyPattern keys;
    private final Ids ids;
    private final InstantSource clock;

    public CheckStorage(RecordingStore store, KeyPattern keys, Ids ids, InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    public List<Step> handle(Command command) {
        command.caller().needs(Scope.ADMIN);
        var key = new ObjectKey(keys.prefix() + ".check/" + ids.next());
        var steps = new ArrayList<Step>();
        var good = run(steps, "write", () -> {
            store.put(key, PROBE);
            return true;
        });
        good = good
                && run(
                        steps,
                        "read",
                        () -> store.find(key)
                                        .filter(found -> found.size() == PROBE.length)
                                        .isPresent()
                                && Arrays.equals(store.get(key), PROBE));
        if (good) {
            run(
                    steps,
                    "link",
                    () -> store.link(key, "check.txt", LINK, clock.instant())
                            .url()
                            .isAbsolute());
        }
        run(steps, "delete", () -> {
            store.delete(key);
            return store.find(key).isEmpty();
        });
        return List.copyOf(steps);
    }

    private static boolean run(List<Step> steps, String name, Supplier<Boolean> work) {
        @Nullable String why;
        try {
            why = work.get() ? null : "the storage accepts this, but then shows something else";
        } catch (StorageUnavailable refused) {
            why = refused.words().orElse(refused.getMessage());
        }
        steps.add(new Step(name, why == null, why));
        return why == null;
    }
}
