package dev.rooms.http.identity;

import dev.rooms.application.access.AuthenticateCaller;
import dev.rooms.domain.access.BadCredentials;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Asks for an API key on every route of the API, before anything of the request is read. */
class AuthenticationFilter {
    private static final String API = "/api/";
    private static final String SCHEME = "Bearer ";

    private final AuthenticateCaller authenticateCaller;
    private final RequestCaller caller;

    AuthenticationFilter(AuthenticateCaller authenticateCaller, RequestCaller caller) {
        this.authenticateCaller = authenticateCaller;
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
        caller.is(authenticateCaller.handle(header.substring(SCHEME.length()).strip()));
    }
}
