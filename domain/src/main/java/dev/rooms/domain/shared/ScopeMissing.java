package dev.rooms.domain.shared;

import java.util.Map;

/** The caller was not given the scope that this needs. */
public final class ScopeMissing extends Denied {
    private static final long serialVersionUID = 1;

    private final Scope missing;

    public ScopeMissing(Scope missing) {
        super("scope-missing", "The scope " + missing.text() + " is missing.");
        this.missing = missing;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("scope", missing.text());
    }
}
