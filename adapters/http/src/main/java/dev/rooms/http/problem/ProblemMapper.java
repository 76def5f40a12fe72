package dev.rooms.http.problem;

import dev.rooms.domain.shared.Conflict;
import dev.rooms.domain.shared.Denied;
import dev.rooms.domain.shared.Failure;
import dev.rooms.domain.shared.Gone;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.LimitReached;
import dev.rooms.domain.shared.Malformed;
import dev.rooms.domain.shared.NotFound;
import dev.rooms.domain.shared.Stale;
import dev.rooms.domain.shared.Unauthenticated;
import dev.rooms.domain.shared.Unavailable;
import dev.rooms.domain.shared.Violation;
import dev.rooms.http.identity.RequestCaller;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The only place that knows which failure is which HTTP status (RFC 9457). */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNSUPPORTED = 415;
    private static final String ANYWHERE_ELSE = "GET, HEAD, OPTIONS";

    private final AllowedMethods allowedMethods;
    private final RequestCaller caller;

    ProblemMapper(AllowedMethods allowedMethods, RequestCaller caller) {
        this.allowedMethods = allowedMethods;
        this.caller = caller;
    }

    @ServerExceptionMapper
    Response failed(Failure failure, RoutingContext request) {
        var problem = new Problem(
                failure.code(),
                status(failure),
                detail(failure),
                request.normalizedPath(),
                RequestId.of(request),
                violations(failure),
                failure.facts());
        var response = response(problem);
        failure.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        if (failure instanceof Unauthenticated) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response refused(HttpRefusal refusal, RoutingContext request) {
        var response = response(Problem.of(
                refusal.code(), String.valueOf(refusal.getMessage()), request.normalizedPath(), RequestId.of(request)));
        refusal.headers().forEach(response::header);
        return response.build();
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException refusal, RoutingContext request) {
        var status = refusal.getResponse().getStatus();
        var allowed = allowedMethods.of(request.normalizedPath());
        if (status == METHOD_NOT_ALLOWED || (status == NOT_FOUND && allowed.isPresent())) {
            // Where resources share the beginning of a path, the framework takes a wrong method for a wrong path.
            var headers = Map.of(HttpHeaders.ALLOW, allowed.orElse(ANYWHERE_ELSE));
            return refused(HttpRefusal.of(METHOD_NOT_ALLOWED, headers), request);
        }
        return refused(
                status == UNSUPPORTED ? HttpRefusal.mediaType(request.request()) : HttpRefusal.of(status, Map.of()),
                request);
    }

    @ServerExceptionMapper
    Response broken(Throwable failure, RoutingContext request) {
        LOG.errorf(failure, "Request %s failed", RequestId.of(request));
        return refused(HttpRefusal.of(500, Map.of()), request);
    }

    private static int status(Failure failure) {
        return switch (failure) {
            case Malformed _ -> 400;
            case Unauthenticated _ -> 401;
            case Denied _ -> 403;
            case NotFound _ -> 404;
            case Conflict _ -> 409;
            case Gone _ -> 410;
            case Stale _ -> 412;
            case Invalid _ -> 422;
            case LimitReached _ -> 429;
            case Unavailable _ -> 503;
        };
    }

    /** An operator reads what LiveKit or the storage itself says. */
    private String detail(Failure failure) {
        var words = failure instanceof Unavailable away && caller.isAdmin() ? away.words() : Optional.<String>empty();
        return failure.getMessage() + words.map(said -> " It says: " + said).orElse("");
    }

    private static List<Violation> violations(Failure failure) {
        return failure instanceof Invalid invalid ? invalid.violations() : List.of();
    }

    private static Response.ResponseBuilder response(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.json());
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
