package dev.rooms.postgres.shared;

import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conditions of a list, of which those that were not asked for are left out. */
public final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /** @param name by which the condition refers to the value */
    public Where and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    public Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    public Where created(Period period) {
        return and("createdAt > :createdAfter", "createdAfter", period.after())
                .and("createdAt < :createdBefore", "createdBefore", period.before());
    }

    /** Newest first, from behind the last page. */
    public Where page(Page.Request page) {
        return and("id < :after", "after", page.after());
    }

    public String text() {
        return String.join(" and ", conditions) + " order by id desc";
    }

    public Map<String, Object> values() {
        return values;
    }
}
