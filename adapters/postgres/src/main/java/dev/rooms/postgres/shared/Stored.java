package dev.rooms.postgres.shared;

import dev.rooms.domain.shared.Version;
import jakarta.persistence.OptimisticLockException;
import java.util.function.ToIntFunction;

/** Compares what is stored with what somebody wants to store in its place. */
public final class Stored {
    private Stored() {}

    /** @throws OptimisticLockException when somebody else has stored something meanwhile */
    public static <R> R same(R row, ToIntFunction<R> version, Version expected) {
        if (version.applyAsInt(row) != expected.value()) {
            throw notTheSame(expected);
        }
        return row;
    }

    /** For who compares in the statement that stores. */
    public static OptimisticLockException notTheSame(Version expected) {
        return new OptimisticLockException("version " + expected.value() + " is not what is stored");
    }
}
