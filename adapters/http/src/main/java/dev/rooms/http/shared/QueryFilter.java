package dev.rooms.http.shared;

import dev.rooms.application.shared.Spelling;
import dev.rooms.http.problem.HttpRefusal;
import dev.rooms.http.problem.Query;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that would not do what they say: the API has no such parameter, its value is empty (absent for
 * the framework), it is given twice (the framework takes the first), or it cannot be decoded (the framework guesses).
 */
class QueryFilter {
    private static final String API = "/api/";
    /** A proxy asks about a query that is not its own. */
    private static final String PROXIES = "/internal/";

    @ServerRequestFilter(priority = Priorities.USER + 1)
    public void refuse(ContainerRequestContext request, ResourceInfo resource, RoutingContext routing) {
        var path = request.getUriInfo().getPath();
        if (path.startsWith(PROXIES) || routing.request().query() == null) {
            return;
        }
        Query.check(routing.request().query());
        var sent = request.getUriInfo().getQueryParameters();
        var operation = resource.getResourceMethod();
        if (path.startsWith(API) && operation != null) {
            refuseUnknown(sent.keySet(), QueryNames.of(operation));
        }
        sent.forEach((name, values) -> {
            if (values.stream().anyMatch(String::isEmpty)) {
                throw HttpRefusal.badParameter(name, "must not be empty");
            }
            if (values.size() > 1) {
                throw HttpRefusal.badParameter(name, "must be given once");
            }
        });
    }

    private static void refuseUnknown(Set<String> sent, Set<String> known) {
        sent.stream().filter(name -> !known.contains(name)).sorted().findFirst().ifPresent(name -> {
            throw HttpRefusal.unknownParameter(name, Spelling.near(name, known), known);
        });
    }
}
