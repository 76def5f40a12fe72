package dev.rooms.domain.shared;

import java.util.Map;

/** The caller is known and may not do this; names the scope that is missing. */
public final class Denied extends Failure {
    private static final long serialVersionUID = 1;

    private final Scope missing;

    public Denied(Scope missing) {
        super("scope-missing", "The scope " + missing.text() + " is missing.");
        this.missing = missing;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("scope", missing.text());
    }
}
