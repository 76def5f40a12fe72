package dev.rooms.http.identity;

import dev.rooms.application.access.AuthenticateCaller;
import dev.rooms.application.access.AuthenticateJoinToken;
import dev.rooms.domain.access.BadCredentials;
import dev.rooms.domain.shared.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Asks for an API key, or a join token, on every route of the API, before anything of the request is read. What the holder
 * of a join token may do, the use cases say: they have no scope.
 */
class AuthenticationFilter {
    private static final String API = "/api/";
    private static final String SCHEME = "Bearer ";

    private final AuthenticateCaller authenticateCaller;
    private final AuthenticateJoinToken authenticateJoinToken;
    private final RequestCaller caller;

    AuthenticationFilter(
            AuthenticateCaller authenticateCaller, AuthenticateJoinToken authenticateJoinToken, RequestCaller caller) {
        this.authenticateCaller = authenticateCaller;
        this.authenticateJoinToken = authenticateJoinToken;
        this.caller = caller;
    }

    @ServerRequestFilter
    public void authenticate(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().startsWith(API)) {
            return;
        }
        var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new BadCredentials();
        }
        caller.is(bearer(header.substring(SCHEME.length()).strip()));
    }

    private Caller bearer(String text) {
        try {
            return authenticateCaller.handle(text);
        } catch (BadCredentials noKey) {
            return authenticateJoinToken.handle(text);
        }
    }
}
