package dev.rooms.domain.shared;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what it may do; every command carries one.
 *
 * @param id tells callers apart; several may have the same name
 * @param token the join token that it came with, which gives no scope; null: it came otherwise
 */
public record Caller(
        String id, String name, Set<Scope> scopes, @Nullable TokenId token) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public Caller(String id, String name, Set<Scope> scopes) {
        this(id, name, scopes, null);
    }

    /** A participant, who may do what is said of the holders of join tokens and nothing else. */
    public static Caller participant(ParticipantIdentity identity, TokenId token) {
        return new Caller("token " + token.value(), identity.value(), Set.of(), token);
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
