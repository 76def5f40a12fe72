package dev.rooms.domain.shared;

import java.util.Set;

/**
 * Who asks, and what it may do; every command carries one.
 *
 * @param id tells callers apart; several may have the same name
 */
public record Caller(String id, String name, Set<Scope> scopes) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** A caller whose name is given to nobody else. */
    public Caller(String name, Set<Scope> scopes) {
        this(name, name, scopes);
    }

    /** @throws ScopeMissing when the scope was not given */
    public void needs(Scope scope) {
        if (!scopes.contains(scope) && !scopes.contains(Scope.ADMIN)) {
            throw new ScopeMissing(scope);
        }
    }
}
