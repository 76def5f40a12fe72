package dev.rooms.http.shared;

import dev.rooms.http.problem.HttpRefusal;
import dev.rooms.http.problem.Query;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that would not do what they say: without a value they are to the framework as good as absent,
 * of one that is given twice it takes the first, and in what it cannot decode it guesses.
 */
class QueryFilter {
    /** What a proxy asks about is somebody else's query. */
    private static final String PROXIES = "/internal/";

    @ServerRequestFilter(priority = Priorities.USER + 1)
    public void refuse(ContainerRequestContext request, RoutingContext routing) {
        if (request.getUriInfo().getPath().startsWith(PROXIES)) {
            return;
        }
        Query.check(routing.request().query());
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (values.stream().anyMatch(String::isEmpty)) {
                throw HttpRefusal.badParameter(name, "must not be empty");
            }
            if (values.size() > 1) {
                throw HttpRefusal.badParameter(name, "must be given once");
            }
        });
    }
}
