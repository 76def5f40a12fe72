package dev.rooms.http.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rooms.application.shared.AnswerOnce;
import dev.rooms.application.shared.AnswerOnce.Answer;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.problem.HttpRefusal;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the promise of {@link OneEffect}. */
@OneEffect
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class OneEffectInterceptor {
    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final int MAX_KEY = 255;

    private final AnswerOnce answerOnce;
    private final RequestCaller caller;
    private final BodyMeaning body;
    private final UriInfo uri;
    private final RoutingContext request;
    private final ObjectMapper mapper;

    OneEffectInterceptor(
            AnswerOnce answerOnce,
            RequestCaller caller,
            BodyMeaning body,
            UriInfo uri,
            RoutingContext request,
            ObjectMapper mapper) {
        this.answerOnce = answerOnce;
        this.caller = caller;
        this.body = body;
        this.uri = uri;
        this.request = request;
        this.mapper = mapper;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        var key = request.request().getHeader(KEY);
        // The binding is the whole resource's, so that nobody forgets it; its other methods pass, again() among them.
        if (key == null || !call.getMethod().isAnnotationPresent(POST.class)) {
            return call.proceed();
        }
        // The key of a request without effect is read too: a bad one is refused everywhere.
        var who = caller.get();
        var name = read(key);
        if (!hasEffect(call)) {
            return call.proceed();
        }
        var wanted = new AnswerOnce.Request(
                who,
                Asked.operation(call.getMethod(), uri.getPathParameters()),
                name,
                body.digest() + Asked.query(call.getMethod(), uri.getQueryParameters()));
        var first = new AtomicReference<@Nullable Response>();
        Supplier<Answer> work = () -> {
            var response = proceed(call);
            first.set(response);
            return storable(response);
        };
        var outcome = call.getTarget() instanceof Replayable.Remote
                ? answerOnce.handleRemote(wanted, work)
                : answerOnce.handle(wanted, work);
        var response = first.get();
        return outcome.replayed() || response == null ? again(outcome.answer(), call.getTarget()) : response;
    }

    private static boolean hasEffect(InvocationContext call) {
        return !call.getMethod().isAnnotationPresent(NoEffect.class)
                && Stream.of(call.getParameters()).allMatch(sent -> !(sent instanceof Effect body) || body.hasEffect());
    }

    /** The draft wants a quoted string; what is not quoted is taken as it is. */
    private static String read(String header) {
        var key = header.strip();
        if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
            key = key.substring(1, key.length() - 1);
        }
        if (key.isEmpty() || key.length() > MAX_KEY) {
            throw HttpRefusal.badParameter(KEY, "must be 1 to " + MAX_KEY + " characters");
        }
        return key;
    }

    private static Response proceed(InvocationContext call) {
        try {
            return (Response) call.proceed();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Answer storable(Response response) {
        var entity = response.getEntity();
        return new Answer(
                response.getStatus(),
                response.getHeaderString(HttpHeaders.LOCATION),
                response.getHeaderString(HttpHeaders.ETAG),
                entity instanceof Replayable.ByReference ? null : text(entity),
                entity instanceof Replayable.ByReference secret ? secret.reference() : null);
    }

    private @Nullable String text(@Nullable Object entity) {
        try {
            return switch (entity) {
                case null -> null;
                case Replayable.WithoutSecret secret -> mapper.writeValueAsString(secret.withoutSecret());
                default -> mapper.writeValueAsString(entity);
            };
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Response again(Answer answer, Object resource) {
        if (answer.remint() != null && resource instanceof Replayable.Maker maker) {
            return Response.fromResponse(maker.again(answer.remint()))
                    .header(REPLAYED, "true")
                    .build();
        }
        var response = Response.status(answer.status()).header(REPLAYED, "true");
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.etag() != null) {
            response.header(HttpHeaders.ETAG, answer.etag());
        }
        if (answer.body() != null) {
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body());
        }
        return response.build();
    }
}
