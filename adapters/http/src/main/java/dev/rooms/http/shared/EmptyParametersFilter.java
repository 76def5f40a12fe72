package dev.rooms.http.shared;

import dev.rooms.http.problem.HttpRefusal;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses query parameters without a value: to the framework they are as good as absent, so a filter would not filter. */
class EmptyParametersFilter {
    @ServerRequestFilter(priority = Priorities.USER + 1)
    public void refuse(ContainerRequestContext request) {
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (values.stream().anyMatch(String::isEmpty)) {
                throw HttpRefusal.badParameter(name, "must not be empty");
            }
        });
    }
}
