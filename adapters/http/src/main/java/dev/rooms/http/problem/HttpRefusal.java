package dev.rooms.http.problem;

import java.util.Map;

/** A request that HTTP itself refuses: it cannot be read, or nothing is there to take it. */
public final class HttpRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

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

    public static HttpRefusal notJson() {
        return new HttpRefusal("unsupported-media-type", "The body must be JSON in UTF-8.", Map.of());
    }

    public static HttpRefusal badParameter(String name, String rule) {
        return new HttpRefusal("bad-parameter", name + " " + rule + ".", Map.of());
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

    static HttpRefusal tooSlow() {
        return of(408, Map.of());
    }

    static HttpRefusal of(int status, Map<String, String> headers) {
        return switch (status) {
            case 404 -> new HttpRefusal("route-not-found", "There is nothing at this path.", headers);
            case 405 -> new HttpRefusal("method-not-allowed", "This path does not know that method.", headers);
            case 406 -> new HttpRefusal("not-acceptable", "Answers are JSON.", headers);
            case 408 -> new HttpRefusal("request-timeout", "The request did not come to its end in time.", headers);
            case 413 -> new HttpRefusal("body-too-large", "The body is too large.", headers);
            case 414 -> new HttpRefusal("uri-too-long", "The request line is too long.", headers);
            case 415 -> notJson();
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
