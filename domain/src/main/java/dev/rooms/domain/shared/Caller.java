package dev.rooms.domain.shared;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what it may do; every command carries one.
 *
 * @param token the join token that it came with, which gives no scope; null: it came otherwise
 */
public record Caller(
        Actor actor, Set<Scope> scopes, @Nullable TokenId token) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public Caller(Actor actor, Set<Scope> scopes) {
        this(actor, scopes, null);
    }

    /** A part of Rooms itself. */
    public Caller(String part, Set<Scope> scopes) {
        this(Actor.system(part), scopes);
    }

    /** A participant, who may do what is said of the holders of join tokens and nothing else. */
    public static Caller participant(ParticipantIdentity identity, TokenId token) {
        return new Caller(Actor.participant(token, identity), Set.of(), token);
    }

    /** Tells callers apart; several may have the same name. Answers are kept under it. */
    public String id() {
        if (token != null) {
            return "token " + token.value();
        }
        return actor.kind() == ActorKind.KEY ? "key " + actor.id() : actor.name();
    }

    public String name() {
        return actor.name();
    }

    /** @throws ScopeMissing when the scope was not given */
    public void needs(Scope scope) {
        if (!scopes.contains(scope) && !scopes.contains(Scope.ADMIN)) {
            throw new ScopeMissing(scope);
        }
    }
}
