package dev.rooms.domain.room;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A setting as it holds, and which layer said so. */
public record Layered<T extends @Nullable Object>(T value, Origin origin) {
    /** Where a value comes from; the first that says something wins. */
    public enum Origin {
        REQUEST,
        TEMPLATE,
        SYSTEM;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static <T extends @Nullable Object> Layered<T> of(@Nullable T request, @Nullable T template, T system) {
        if (request != null) {
            return new Layered<>(request, Origin.REQUEST);
        }
        return template != null ? new Layered<>(template, Origin.TEMPLATE) : new Layered<>(system, Origin.SYSTEM);
    }
}
