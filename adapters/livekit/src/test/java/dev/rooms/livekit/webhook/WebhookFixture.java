package dev.rooms.livekit.webhook;

import dev.rooms.application.webhook.LiveKitWebhooks;
import dev.rooms.application.webhook.SignedWebhook;
import dev.rooms.application.webhook.WebhookBody;
import dev.rooms.livekit.shared.HandMadeToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Recorded bodies, and signatures as LiveKit makes them. */
final class WebhookFixture {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00.250Z");
    static final String KEY = "devkey";
    static final String SECRET = "a-secret-of-more-than-32-characters";

    private WebhookFixture() {}

    static SignedWebhook open(LiveKitWebhooks webhooks, byte[] body, @Nullable String authorization) {
        return webhooks.open(webhooks.verify(authorization), WebhookBody.of(body));
    }

    static byte[] recorded(String name) {
        try (var file = WebhookFixture.class.getResourceAsStream("/webhooks/" + name + ".json")) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String digest(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String signed(byte[] body) {
        return signed(body, NOW);
    }

    /** As LiveKit does: good from now on, for five minutes. */
    static String signed(byte[] body, Instant sent) {
        var seconds = sent.getEpochSecond();
        return token("\"nbf\":" + seconds + ",\"iat\":" + seconds + ",\"exp\":" + (seconds + 300) + ",\"sha256\":\""
                + digest(body) + "\"");
    }

    static String token(String claims) {
        return HandMadeToken.of("{\"iss\":\"" + KEY + "\"," + claims + "}", SECRET);
    }
}
