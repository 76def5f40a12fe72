package dev.rooms.bench;

import dev.rooms.livekit.shared.Jwt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Signs webhooks as LiveKit does, beforehand: LiveKit does that on another machine. */
final class Webhooks {
    private final Jwt.Key key = Jwt.Key.of(Codec.KEY, Codec.SECRET);
    private final MessageDigest sha;
    private final String times = "\",\"nbf\":" + Instant.now().minusSeconds(1).getEpochSecond() + ",\"exp\":"
            + Instant.now().plus(Duration.ofHours(1)).getEpochSecond() + ",\"sha256\":\"";

    Webhooks() throws NoSuchAlgorithmException {
        sha = MessageDigest.getInstance("SHA-256");
    }

    byte[] request(String body) {
        var digest = Base64.getEncoder().encodeToString(sha.digest(body.getBytes(StandardCharsets.UTF_8)));
        return ("POST /webhooks/livekit HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: "
                        + Jwt.sign(key, "{\"iss\":\"" + Codec.KEY + times + digest + "\"}")
                        + "\r\nContent-Type: application/webhook+json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
