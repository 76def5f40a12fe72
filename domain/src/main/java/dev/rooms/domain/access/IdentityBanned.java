package dev.rooms.domain.access;

import dev.rooms.domain.shared.Denied;
import java.util.Map;
import java.util.TreeMap;

/** A token was asked for an identity that is banned from the room. */
public final class IdentityBanned extends Denied {
    private static final long serialVersionUID = 1;

    private final transient Ban ban;

    public IdentityBanned(Ban ban) {
        super(
                "identity-banned",
                "The identity " + ban.identity().value() + " is banned from this room; lift the ban first.");
        this.ban = ban;
    }

    @Override
    public Map<String, Object> facts() {
        var facts =
                new TreeMap<String, Object>(Map.of("identity", ban.identity().value()));
        if (ban.expiresAt() != null) {
            facts.put("ban_expires_at", ban.expiresAt().toString());
        }
        return facts;
    }
}
