package dev.rooms.http.shared;

import dev.rooms.domain.shared.Period;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The part of a list that a query asks for, where each item shows the time of its creation. */
@RegisterForReflection
public class DatedPageQuery extends PageQuery {
    @QueryParam("created_after")
    @Nullable
    String createdAfter;

    @QueryParam("created_before")
    @Nullable
    String createdBefore;

    @Override
    protected Period period() {
        return new Period(
                Parameters.time("created_after", createdAfter), Parameters.time("created_before", createdBefore));
    }
}
