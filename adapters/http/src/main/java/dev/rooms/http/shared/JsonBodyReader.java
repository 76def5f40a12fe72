package dev.rooms.http.shared;

import dev.rooms.http.problem.HttpRefusal;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the body records and merge patches of this module, all in the same strict way. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
public class JsonBodyReader implements MessageBodyReader<Object> {
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private final Bodies bodies;
    private final RequestBody request;
    private final BodyMeaning meaning;
    private final RoutingContext routing;

    JsonBodyReader(Bodies bodies, RequestBody request, BodyMeaning meaning, RoutingContext routing) {
        this.bodies = bodies;
        this.request = request;
        this.meaning = meaning;
        this.routing = routing;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.getPackageName().startsWith("dev.rooms.http");
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream) {
        var body = request.read(stream);
        if (body.length > 0) {
            checkType(headers.getFirst(HttpHeaders.CONTENT_TYPE));
            checkCoding(headers.getFirst(HttpHeaders.CONTENT_ENCODING));
        }
        var object = bodies.object(body, isOptional(annotations));
        meaning.is(object);
        return type.equals(MergePatch.class) ? new MergePatch(object) : bodies.read(object, type);
    }

    private static boolean isOptional(Annotation[] annotations) {
        return Stream.of(annotations)
                .anyMatch(
                        each -> each instanceof org.eclipse.microprofile.openapi.annotations.parameters.RequestBody said
                                && !said.required());
    }

    /** That it is JSON the framework has seen to, unless nothing was said. */
    private void checkType(@Nullable String contentType) {
        if (contentType == null) {
            throw HttpRefusal.mediaType(routing.request());
        }
        var charset = MediaType.valueOf(contentType).getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !isUtf8(charset)) {
            throw HttpRefusal.mediaType(routing.request());
        }
    }

    /** UTF-8 has several names, such as utf8. */
    private static boolean isUtf8(String charset) {
        try {
            return Charset.forName(charset).equals(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private static void checkCoding(@Nullable String coding) {
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw HttpRefusal.packed(coding);
        }
    }
}
