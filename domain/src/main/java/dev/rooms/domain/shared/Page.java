package dev.rooms.domain.shared;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a list that is sorted by id, newest first; {@code next} is the last id on it when there are more. */
public record Page<T>(List<T> items, @Nullable UUID next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * The part of a list that is asked for: so many items, from behind this id.
     *
     * @param period the time that each item shows for its creation lies in it, for lists whose items show one
     */
    public record Request(int limit, @Nullable UUID after, Period period) {
        public Request(int limit, @Nullable UUID after) {
            this(limit, after, Period.ALWAYS);
        }
    }

    /** Cuts a page from items that were asked for with one more than the limit. */
    public static <T> Page<T> cut(List<T> items, Request request, Function<T, UUID> id) {
        if (items.size() <= request.limit()) {
            return new Page<>(items, null);
        }
        var shown = items.subList(0, request.limit());
        return new Page<>(shown, id.apply(shown.getLast()));
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }
}
