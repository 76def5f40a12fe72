package dev.rooms.bench;

import dev.rooms.application.webhook.SignedWebhook;
import dev.rooms.application.webhook.WebhookBody;
import dev.rooms.domain.access.Grant;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.room.SessionLimits;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.livekit.access.LiveKitJoinTokens;
import dev.rooms.livekit.shared.Jwt;
import dev.rooms.livekit.shared.LiveKitServer;
import dev.rooms.livekit.webhook.SignedLiveKitWebhooks;
import io.livekit.server.WebhookReceiver;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What signing a token and opening a webhook cost, against the least and the usual way of doing it. */
final class Codec {
    static final Target TOKEN = new Target("token codec CPU / raw HMAC CPU", "<= 2.0");
    static final Target WEBHOOK = new Target("webhook verification: SDK receiver CPU / our CPU", ">= 4");

    static final Target HOSTILE =
            new Target("webhook of 20 kB made to be slow / plain one of the same size, CPU", "<= 30");

    static final String KEY = "benchkey";
    static final String SECRET = "a-secret-of-the-benchmarks-and-of-nobody-else";
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration LONG = Duration.ofHours(1);

    private Codec() {}

    static List<Row> token() throws Exception {
        var tokens = new LiveKitJoinTokens(server());
        var facts = facts();
        var session = LiveKitRoomName.of(facts.session());
        var token = tokens.sign(facts, session).token();
        var signed = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        var mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        var signature = Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(signed));
        if (!token.endsWith("." + signature)) {
            throw new IllegalStateException("both sides must sign the same");
        }
        var result = CpuRatio.of(() -> tokens.sign(facts, session), () -> mac.doFinal(signed));
        var measured = Row.text(
                "%.2f (%.0f ns / %.0f ns; %,d bytes allocated per token of %d characters)",
                result.ratio(), result.firstNanos(), result.secondNanos(), result.firstBytes(), token.length());
        return List.of(Row.of(TOKEN, measured, result.ratio() <= 2.0));
    }

    static List<Row> webhook() throws Exception {
        var ours = new SignedLiveKitWebhooks(server(), InstantSource.system());
        var theirs = new WebhookReceiver(KEY, SECRET);
        var body = BODY.getBytes(StandardCharsets.UTF_8);
        var authorization = authorization(body);
        var event = theirs.receive(BODY, authorization);
        if (!event.getId().equals(open(ours, body, authorization).id().value())) {
            throw new IllegalStateException("both sides must read the same");
        }
        var keys = server().keys();
        var verified = CpuRatio.of(
                () -> theirs.receive(BODY, authorization),
                () -> List.of(
                        Jwt.verify(authorization, keys, Instant.now()).orElseThrow(),
                        SignedLiveKitWebhooks.digest(body)));
        var opened =
                CpuRatio.of(() -> theirs.receive(BODY, authorization), () -> open(ours, body, authorization));
        var measured = Row.text(
                "%.2f (%.0f ns / %.0f ns; %,d / %,d bytes allocated; body of %d bytes; signature and digest alone %.1f)",
                opened.ratio(),
                opened.firstNanos(),
                opened.secondNanos(),
                opened.firstBytes(),
                opened.secondBytes(),
                body.length,
                verified.ratio());
        return List.of(Row.of(WEBHOOK, measured, opened.ratio() >= 4));
    }

    /** Texts that were made to be decoded or tried again and again: in what is stepped over, and in what is kept. */
    static List<Row> hostile() throws Exception {
        var attributes = "\"attributes\":{" + "\"a\":\"\uFFFD\",".repeat(2_000) + "\"b\":\"\"}";
        var worst = new StringJoiner(", ");
        var ratio = 0.0;
        for (var hostile : List.of(attributes, identity("eyJa."), identity("rk_a"), identity("://a:b"), identity("\\ud83d"))) {
            var result = CpuRatio.of(opening(hostile), opening("\"metadata\":\"" + "x".repeat(length(hostile)) + '"'));
            ratio = Math.max(ratio, result.ratio());
            worst.add(Row.text("%.1f", result.ratio()));
        }
        return List.of(Row.of(
                HOSTILE,
                Row.text("%.1f (U+FFFD, eyJ, rk_, URLs and surrogates: %s)", ratio, worst),
                ratio <= 30));
    }

    private static String identity(String piece) {
        return "\"identity\":\"" + piece.repeat(20_000 / piece.length()) + '"';
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static CpuRatio.Operation opening(String member) throws Exception {
        var webhooks = new SignedLiveKitWebhooks(server(), InstantSource.system());
        var body = BODY.replace("\"identity\":\"user-4711\"", member).getBytes(StandardCharsets.UTF_8);
        var authorization = authorization(body);
        return () -> open(webhooks, body, authorization);
    }

    /** What is stored of a webhook. */
    static String kept(String body) throws Exception {
        var octets = body.getBytes(StandardCharsets.UTF_8);
        return open(new SignedLiveKitWebhooks(server(), InstantSource.system()), octets, authorization(octets))
                .payload();
    }

    private static SignedWebhook open(SignedLiveKitWebhooks webhooks, byte[] body, String authorization) {
        return webhooks.open(webhooks.verify(authorization), WebhookBody.of(body));
    }

    private static LiveKitServer server() {
        return new LiveKitServer(
                Optional.of(KEY), Optional.of(SECRET), Optional.of("ws://127.0.0.1:7880"), Optional.empty());
    }

    private static TokenFacts facts() {
        var now = Instant.now();
        return new TokenFacts(
                new TokenId(UUID.randomUUID()),
                new RoomId(UUID.randomUUID()),
                new SessionId(UUID.randomUUID()),
                new ParticipantIdentity("user-4711"),
                "Ana Pereira",
                ParticipantRole.HOST,
                new Grant(PublishSource.ALL, true, true),
                Map.of("team", "blue"),
                null,
                null,
                new SessionLimits(null, 300, 20),
                Actor.OPERATOR,
                now,
                now.plus(LONG));
    }

    private static String authorization(byte[] body) throws Exception {
        var now = Instant.now();
        var digest = MessageDigest.getInstance("SHA-256").digest(body);
        var claims = "{\"iss\":\"" + KEY
                + "\",\"nbf\":" + now.minusSeconds(1).getEpochSecond()
                + ",\"exp\":" + now.plus(LONG).getEpochSecond()
                + ",\"sha256\":\"" + Base64.getEncoder().encodeToString(digest) + "\"}";
        return Jwt.sign(Jwt.Key.of(KEY, SECRET), claims);
    }

    static final String BODY = """
            {"event":"participant_joined","room":{"sid":"RM_bK3nTq8ZxWvY","name":"s-0199c0ffee007a3b9c1d2e3f4a5b6c7d",\
            "emptyTimeout":300,"departureTimeout":20,"creationTime":"1763770000","creationTimeMs":"1763770000123",\
            "turnPassword":"not-a-password-of-anybody","enabledCodecs":[{"mime":"video/VP8"},{"mime":"audio/opus"}],\
            "numParticipants":1},"participant":{"sid":"PA_9fQw2LmXsR4e","identity":"user-4711","state":"ACTIVE",\
            "joinedAt":"1763770001","joinedAtMs":"1763770001456","name":"Ana Pereira","version":2,\
            "permission":{"canSubscribe":true,"canPublish":true,"canPublishData":true,"canPublishSources":["CAMERA",\
            "MICROPHONE","SCREEN_SHARE","SCREEN_SHARE_AUDIO"]},"region":"local","isPublisher":true,\
            "attributes":{"rooms.token_id":"0199c0ff-ee00-7a3b-9c1d-2e3f4a5b6c7e","team":"blue"}},\
            "id":"EV_7hJk3mNp5QrS","createdAt":"1763770001"}""";
}
