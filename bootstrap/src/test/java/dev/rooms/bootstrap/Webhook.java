package dev.rooms.bootstrap;

import dev.rooms.livekit.shared.Jwt;
import dev.rooms.livekit.webhook.SignedLiveKitWebhooks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A webhook and the header that signs it, made as LiveKit makes them. */
final class Webhook {
    private static final Jwt.Key KEY = Jwt.Key.of(RealLiveKit.API_KEY, RealLiveKit.API_SECRET);

    private final byte[] body;
    private final String authorization;

    Webhook(byte[] body, String authorization) {
        this.body = body;
        this.authorization = authorization;
    }

    byte[] body() {
        return body;
    }

    String authorization() {
        return authorization;
    }

    /** That this room of LiveKit has begun; no other has the same event id. */
    static Webhook roomStarted(String room) {
        return roomStarted(room, 0);
    }

    /** The same with this much of metadata in it. */
    static Webhook roomStarted(String room, int size) {
        return of("{\"event\":\"room_started\",\"id\":\"EV_" + UUID.randomUUID() + "\",\"createdAt\":\""
                + Instant.now().getEpochSecond() + "\",\"room\":{\"sid\":\"RM_x\",\"name\":\"" + room
                + "\",\"metadata\":\"" + "m".repeat(size) + "\"}}");
    }

    static Webhook of(String body) {
        return of(body.getBytes(StandardCharsets.UTF_8));
    }

    static Webhook of(byte[] body) {
        return new Webhook(body, signature(KEY, RealLiveKit.API_KEY, body, Instant.now()));
    }

    /** The same, signed at another time. */
    Webhook at(Instant time) {
        return new Webhook(body, signature(KEY, RealLiveKit.API_KEY, body, time));
    }

    /** The same, signed with a key of that name and another secret. */
    Webhook forgedAs(String key) {
        var forger = Jwt.Key.of(key, "another-secret-of-more-than-32-characters");
        return new Webhook(body, signature(forger, key, body, Instant.now()));
    }

    private static String signature(Jwt.Key key, String name, byte[] body, Instant time) {
        var seconds = time.getEpochSecond();
        var digest = new String(SignedLiveKitWebhooks.digest(body), StandardCharsets.US_ASCII);
        return Jwt.sign(
                key,
                "{\"iss\":\"" + name + "\",\"nbf\":" + seconds + ",\"exp\":" + (seconds + 300) + ",\"sha256\":\""
                        + digest + "\"}");
    }
}
