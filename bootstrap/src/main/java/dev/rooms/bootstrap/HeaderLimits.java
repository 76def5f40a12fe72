package dev.rooms.bootstrap;

import java.util.Map;

/** The limits of the HTTP server on headers and request lines, each above the largest join token that they carry. */
final class HeaderLimits {
    private static final int LINE = 16_384;
    private static final int HEADERS = 32_768;
    /** A path, and the other parameters of a client that joins. */
    private static final int BESIDE_TOKEN = 4_096;

    private HeaderLimits() {}

    /** @param tokenBytes the length of the largest join token */
    static Map<String, String> of(int tokenBytes) {
        var line = Integer.toString(Math.max(LINE, tokenBytes + BESIDE_TOKEN));
        var headers = Integer.toString(Math.max(HEADERS, tokenBytes + 2 * BESIDE_TOKEN));
        return Map.of(
                "quarkus.http.limits.max-initial-line-length", line,
                "quarkus.http.limits.max-header-size", headers,
                "quarkus.http.limits.max-header-list-size", headers);
    }
}
