package dev.rooms.bootstrap.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What shall happen to what passes between Rooms and a server of its. */
final class Traps<T> {
    /** It never arrives, or it is done and nobody hears of it. */
    enum At {
        BEFORE,
        AFTER
    }

    record Trap<T>(Predicate<T> which, At at, Runnable action, boolean isOnce) {}

    private final List<Trap<T>> traps = new ArrayList<>();

    synchronized void set(Trap<T> trap) {
        traps.add(trap);
    }

    /** Everything that is so falls in, until the trap is taken away. */
    Trap<T> set(Predicate<T> which, At at, Runnable action) {
        var trap = new Trap<>(which, at, action, false);
        set(trap);
        return trap;
    }

    synchronized void remove(Trap<T> trap) {
        traps.remove(trap);
    }

    /** That which this falls into. */
    synchronized Optional<Trap<T>> spring(T passing) {
        var sprung = traps.stream().filter(trap -> trap.which().test(passing)).findFirst();
        sprung.filter(Trap::isOnce).ifPresent(traps::remove);
        return sprung;
    }

    synchronized void clear() {
        traps.clear();
    }

    synchronized boolean isAnySet() {
        return !traps.isEmpty();
    }
}
