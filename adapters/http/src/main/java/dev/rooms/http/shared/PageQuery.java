package dev.rooms.http.shared;

import dev.rooms.domain.shared.Period;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The part of a list that a query asks for. */
@RegisterForReflection
public class PageQuery {
    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    /** @param list the list and its filter; a cursor of another list is refused */
    public Paging of(@Nullable Object... list) {
        return Paging.of(limit, cursor(), period(), list);
    }

    protected @Nullable String cursor() {
        return cursor;
    }

    protected Period period() {
        return Period.ALWAYS;
    }
}
