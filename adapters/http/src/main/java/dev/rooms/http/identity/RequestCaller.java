package dev.rooms.http.identity;

import dev.rooms.domain.access.BadCredentials;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller behind the current request. */
@RequestScoped
public class RequestCaller {
    private @Nullable Caller caller;

    void is(Caller authenticated) {
        caller = authenticated;
    }

    /** Whether it is an operator; nobody is one before they have proved it. */
    public boolean isAdmin() {
        return caller != null && caller.scopes().contains(Scope.ADMIN);
    }

    /** @throws BadCredentials when nobody has proved who they are */
    public Caller get() {
        if (caller == null) {
            throw new BadCredentials();
        }
        return caller;
    }
}
