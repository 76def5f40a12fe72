package dev.rooms.http.problem;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names a request in answers and logs: the caller's own name for it, when that is harmless, or a random one. */
final class RequestId {
    static final String HEADER = "X-Request-Id";
    private static final String KEY = RequestId.class.getName();
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RequestId() {}

    static String of(RoutingContext request) {
        String known = request.get(KEY);
        if (known != null) {
            return known;
        }
        var id = of(request.request());
        request.put(KEY, id);
        return id;
    }

    /** For a request that gets no further: another call may make another one. */
    static String of(HttpServerRequest request) {
        var sent = request.getHeader(HEADER);
        return sent != null && HARMLESS.matcher(sent).matches() ? sent : random();
    }

    private static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
