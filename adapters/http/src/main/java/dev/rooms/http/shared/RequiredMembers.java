package dev.rooms.http.shared;

import dev.rooms.domain.shared.Rules;

/** A body with members that must be there. */
public interface RequiredMembers {
    /** The rules of these members, each under its own pointer. */
    Rules required();
}
