package dev.rooms.livekit.webhook;

import dev.rooms.application.webhook.LiveKitWebhooks;
import dev.rooms.application.webhook.SignedDigest;
import dev.rooms.application.webhook.SignedWebhook;
import dev.rooms.application.webhook.WebhookBody;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEventId;
import dev.rooms.application.webhook.WebhookRefused;
import dev.rooms.application.webhook.WebhookRefused.Reason;
import dev.rooms.application.webhook.WebhookUnreadable;
import dev.rooms.livekit.shared.Jwt;
import dev.rooms.livekit.shared.LiveKitServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks as LiveKit signs them: the header is a bare JWT whose {@code sha256} claim is the digest of the raw body
 * (livekit/protocol webhook/verifier.go).
 */
@Singleton
public final class SignedLiveKitWebhooks implements LiveKitWebhooks {
    private static final int LONGEST_KEY = 512;
    private static final MessageDigest SHA_256 = WebhookBody.hash();

    private final LiveKitServer server;
    private final InstantSource clock;

    public SignedLiveKitWebhooks(LiveKitServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    @Override
    public SignedDigest verify(@Nullable String authorization) {
        if (authorization == null) {
            throw new WebhookRefused(Reason.SIGNATURE);
        }
        var claims = Jwt.signed(authorization, server.keys()).orElseThrow(() -> new WebhookRefused(Reason.SIGNATURE));
        // A join token has no digest, so it signs no webhook.
        if (claims.sha256() == null) {
            throw new WebhookRefused(Reason.SIGNATURE);
        }
        if (!claims.isFor(clock.instant())) {
            throw new WebhookRefused(Reason.TIME);
        }
        return new SignedDigest(claims.sha256());
    }

    @Override
    public SignedWebhook open(SignedDigest signed, WebhookBody received) {
        var body = received.bytes();
        var digest = Base64.getEncoder().encode(received.sha256());
        if (!MessageDigest.isEqual(digest, signed.base64().getBytes(StandardCharsets.UTF_8))) {
            throw new WebhookRefused(Reason.SIGNATURE);
        }
        try {
            var copy = Redaction.of(body);
            // LiveKit names every emission; were one without a name, its content would have to do.
            var id = copy.id() == null || copy.id().isEmpty()
                    ? new String(digest, StandardCharsets.US_ASCII)
                    : copy.id();
            return new SignedWebhook(new WebhookEventId(key(id)), key(copy.line()), copy.payload());
        } catch (IOException unreadable) {
            throw new WebhookUnreadable();
        }
    }

    @Override
    public WebhookEvent read(String payload, Instant receivedAt) {
        return WebhookJson.read(payload, receivedAt);
    }

    /** What an index can hold. No room of ours has such a name, so it need not be known again by it. */
    private static String key(String text) {
        return text.length() <= LONGEST_KEY
                ? text
                : new String(digest(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.US_ASCII);
    }

    /** The digest in Base64, as the signature names it. */
    public static byte[] digest(byte[] body) {
        try {
            // A copy costs less than asking for another.
            return Base64.getEncoder().encode(((MessageDigest) SHA_256.clone()).digest(body));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
