package dev.rooms.http.problem;

import java.util.Map;
import java.util.TreeMap;

/** Every problem code of the API, and the status that it comes with. Each has a page in docs/problems. */
public final class Catalogue {
    private static final Map<String, Integer> STATUS = new TreeMap<>(Map.ofEntries(
            Map.entry("bad-cursor", 400),
            Map.entry("bad-parameter", 400),
            Map.entry("bad-request", 400),
            Map.entry("malformed-json", 400),
            Map.entry("webhook-unreadable", 400),
            Map.entry("unauthenticated", 401),
            Map.entry("webhook-refused", 401),
            Map.entry("identity-banned", 403),
            Map.entry("join-refused", 403),
            Map.entry("scope-missing", 403),
            Map.entry("api-key-not-found", 404),
            Map.entry("ban-not-found", 404),
            Map.entry("participant-not-found", 404),
            Map.entry("recording-not-found", 404),
            Map.entry("room-not-found", 404),
            Map.entry("route-not-found", 404),
            Map.entry("template-not-found", 404),
            Map.entry("token-not-found", 404),
            Map.entry("webhook-not-found", 404),
            Map.entry("method-not-allowed", 405),
            Map.entry("not-acceptable", 406),
            Map.entry("request-timeout", 408),
            Map.entry("booking-taken", 409),
            Map.entry("consent-missing", 409),
            Map.entry("recording-already-active", 409),
            Map.entry("recording-disabled", 409),
            Map.entry("recording-not-ready", 409),
            Map.entry("recording-on-hold", 409),
            Map.entry("request-running", 409),
            Map.entry("room-ended", 409),
            Map.entry("room-full", 409),
            Map.entry("room-not-cancellable", 409),
            Map.entry("room-not-live", 409),
            Map.entry("room-not-open", 409),
            Map.entry("template-archived", 409),
            Map.entry("template-in-use", 409),
            Map.entry("template-is-default", 409),
            Map.entry("token-expired", 409),
            Map.entry("token-revoked", 409),
            Map.entry("webhook-not-failed", 409),
            Map.entry("recording-gone", 410),
            Map.entry("stale", 412),
            Map.entry("body-too-large", 413),
            Map.entry("uri-too-long", 414),
            Map.entry("unsupported-media-type", 415),
            Map.entry("idempotency-key-reused", 422),
            Map.entry("invalid", 422),
            Map.entry("token-too-large", 422),
            Map.entry("rate-limited", 429),
            Map.entry("headers-too-large", 431),
            Map.entry("internal", 500),
            Map.entry("allow-list-missing", 503),
            Map.entry("busy", 503),
            Map.entry("media-server-unavailable", 503),
            Map.entry("stopping", 503),
            Map.entry("storage-unavailable", 503),
            Map.entry("store-unavailable", 503)));

    private Catalogue() {}

    public static Map<String, Integer> all() {
        return Map.copyOf(STATUS);
    }

    public static int status(String code) {
        var status = STATUS.get(code);
        if (status == null) {
            throw new IllegalArgumentException("no such problem: " + code);
        }
        return status;
    }

    /** {@code room-not-found}: "Room not found". */
    public static String title(String code) {
        var words = code.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
