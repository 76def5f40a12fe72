package dev.rooms.domain.shared;

import java.util.Set;

/** Who asks, and what it may do; every command carries one. */
public record Caller(String name, Set<Scope> scopes) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** @throws Denied when the scope was not given */
    public void needs(Scope scope) {
        if (!scopes.contains(scope) && !scopes.contains(Scope.ADMIN)) {
            throw new Denied(scope);
        }
    }
}
