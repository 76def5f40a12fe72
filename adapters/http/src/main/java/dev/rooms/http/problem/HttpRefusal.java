package dev.rooms.http.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A request that HTTP itself refuses: it cannot be read, or nothing is there to take it. */
public final class HttpRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int MOST_SHOWN = 100;

    private final String code;
    private final transient Map<String, String> headers;

    private HttpRefusal(String code, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.code = code;
        this.headers = headers;
    }

    public static HttpRefusal malformedJson(String detail) {
        return new HttpRefusal("malformed-json", detail, Map.of());
    }

    /** A body of a type that the operation does not take (RFC 9110, 15.5.16; RFC 5789, 3.1). */
    public static HttpRefusal mediaType(HttpServerRequest request) {
        var isPatch = request.method().equals(HttpMethod.PATCH);
        var wanted = isPatch ? "application/merge-patch+json, application/json" : "application/json";
        var sent = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return new HttpRefusal(
                "unsupported-media-type",
                (sent == null ? "The body came without a Content-Type" : "The body came as " + cut(sent))
                        + "; it must be " + wanted.replace(", ", " or ") + " in UTF-8.",
                Map.of(isPatch ? "Accept-Patch" : "Accept-Post", wanted));
    }

    /** A packed body is not unpacked here: a small one could become very large. */
    public static HttpRefusal packed(String coding) {
        return new HttpRefusal(
                "unsupported-media-type",
                "The body came packed by " + cut(coding) + "; it must come as it is.",
                Map.of("Accept-Encoding", "identity"));
    }

    private static String cut(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
    }

    public static HttpRefusal badParameter(String name, String rule) {
        return new HttpRefusal("bad-parameter", name + " " + rule + ".", Map.of());
    }

    /**
     * @param near the known name that the caller seems to mean
     * @param known the parameters that the route takes
     */
    public static HttpRefusal unknownParameter(String name, Optional<String> near, Set<String> known) {
        var hint = near.map(each -> "Did you mean " + each + "?")
                .orElseGet(() -> known.isEmpty()
                        ? "It takes none."
                        : "It takes " + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
        return new HttpRefusal(
                "bad-parameter", "This operation has no query parameter " + name + ". " + hint, Map.of());
    }

    public static HttpRefusal badCursor() {
        return new HttpRefusal("bad-cursor", "The cursor is not one that this list has given.", Map.of());
    }

    public static HttpRefusal bodyTooLarge(int limit) {
        return new HttpRefusal("body-too-large", "The body is larger than " + limit + " bytes.", Map.of());
    }

    public static HttpRefusal brokenOff() {
        return new HttpRefusal("bad-request", "The body broke off.", Map.of());
    }

    /** The bodies of other requests take all memory that there is for bodies. */
    public static HttpRefusal busy() {
        return new HttpRefusal("busy", "Too many bodies are being read.", Map.of("Retry-After", "1"));
    }

    static HttpRefusal stopping() {
        return new HttpRefusal("stopping", "This process is stopping.", Map.of("Retry-After", "1"));
    }

    static HttpRefusal tooSlow() {
        return of(408, Map.of());
    }

    static HttpRefusal of(int status, Map<String, String> headers) {
        return switch (status) {
            case 404 -> new HttpRefusal("route-not-found", "There is nothing at this path.", headers);
            case 405 ->
                new HttpRefusal(
                        "method-not-allowed",
                        "This path takes " + headers.getOrDefault("Allow", "other methods") + ".",
                        headers);
            case 406 -> new HttpRefusal("not-acceptable", "Answers are application/json.", headers);
            case 408 -> new HttpRefusal("request-timeout", "The request did not come to its end in time.", headers);
            case 413 -> new HttpRefusal("body-too-large", "The body is too large.", headers);
            case 414 -> new HttpRefusal("uri-too-long", "The request line is too long.", headers);
            case 415 -> new HttpRefusal("unsupported-media-type", "The body has another type.", headers);
            case 431 -> new HttpRefusal("headers-too-large", "The header fields are too large.", headers);
            default ->
                status < 500
                        ? new HttpRefusal("bad-request", "The request cannot be understood.", headers)
                        : new HttpRefusal("internal", "Something went wrong on our side.", headers);
        };
    }

    String code() {
        return code;
    }

    Map<String, String> headers() {
        return headers;
    }
}
