package dev.rooms.http.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Serves the API document as small as it gets, with an entity tag: as JSON at {@code /openapi} and {@code /openapi.json},
 * as YAML at {@code /openapi.yaml} and for callers who accept YAML before JSON.
 */
@Singleton
class ServedDocument {
    private static final String GENERATED = "META-INF/quarkus-generated-openapi-doc.";
    private static final String JSON = "application/json;charset=UTF-8";
    private static final String YAML = "application/yaml;charset=UTF-8";
    private static final int BEFORE_FRAMEWORK = -1;
    private static final int NOT_MODIFIED = 304;

    private record Form(Buffer text, String type, String tag) {
        static Form of(byte[] text, String type) {
            try {
                var digest = MessageDigest.getInstance("SHA-256").digest(text);
                return new Form(Buffer.buffer(text), type, '"' + HexFormat.of().formatHex(digest, 0, 16) + '"');
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private final Form json;
    private final Form yaml;

    ServedDocument(ObjectMapper mapper) throws IOException {
        json = Form.of(mapper.readTree(generated("JSON")).toString().getBytes(StandardCharsets.UTF_8), JSON);
        yaml = Form.of(generated("YAML"), YAML);
    }

    private static byte[] generated(String form) throws IOException {
        var loader = Thread.currentThread().getContextClassLoader();
        try (var document = Objects.requireNonNull(loader.getResourceAsStream(GENERATED + form), form)) {
            return document.readAllBytes();
        }
    }

    void serve(@Observes Router router) {
        for (var path : List.of("/openapi", "/openapi/", "/openapi.json", "/openapi.yaml", "/openapi.yml")) {
            router.route(path)
                    .method(HttpMethod.GET)
                    .method(HttpMethod.HEAD)
                    .order(BEFORE_FRAMEWORK)
                    .handler(this::answer);
        }
    }

    private void answer(RoutingContext request) {
        var form = wantsYaml(request) ? yaml : json;
        var response = request.response()
                .putHeader(HttpHeaders.ETAG, form.tag)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        var known = request.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(form.tag.substring(1, form.tag.length() - 1))) {
            response.setStatusCode(NOT_MODIFIED).end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, form.type);
            if (request.request().method().equals(HttpMethod.HEAD)) {
                response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(form.text.length()))
                        .end();
            } else {
                response.end(form.text);
            }
        }
    }

    private static boolean wantsYaml(RoutingContext request) {
        var path = request.normalizedPath();
        if (path.endsWith(".yaml") || path.endsWith(".yml")) {
            return true;
        }
        var format = request.request().getParam("format");
        return !path.endsWith(".json")
                && (format == null
                        ? accepts(request.request().getHeader(HttpHeaders.ACCEPT))
                        : format.equalsIgnoreCase("yaml"));
    }

    /** Whether YAML is named, and before JSON. */
    private static boolean accepts(@Nullable String accept) {
        var wanted = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
        var place = wanted.indexOf("yaml");
        var other = wanted.indexOf("json");
        return place >= 0 && (other < 0 || place < other);
    }
}
