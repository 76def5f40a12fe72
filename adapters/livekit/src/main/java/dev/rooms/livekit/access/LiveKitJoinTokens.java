package dev.rooms.livekit.access;

import static dev.rooms.livekit.shared.JsonText.escaped;

import dev.rooms.application.access.JoinTokens;
import dev.rooms.domain.access.Grant;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.SessionLimits;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.livekit.shared.Jwt;
import dev.rooms.livekit.shared.LiveKitServer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Join tokens as LiveKit reads them (livekit/protocol auth/grants.go). What LiveKit takes for true when it is absent is
 * always written out, and the room's configuration travels along, so that the first join makes the room rightly.
 */
@Singleton
public final class LiveKitJoinTokens implements JoinTokens {
    /** Clocks differ; LiveKit itself allows as much. */
    private static final Duration BACKDATED = Duration.ofSeconds(60);

    /** LiveKit takes every other word for standard (livekit/protocol auth/grants.go kindToProto). */
    private static final Set<String> OTHER_KINDS = Set.of("ingress", "egress", "sip", "agent", "connector", "bridge");

    private static final List<PublishSource> SOURCES = List.of(PublishSource.values());
    private static final int DATA = 1 << SOURCES.size();
    private static final int SUBSCRIBE = DATA << 1;
    /** There are few grants, and they are the longest part of a token: each is written once. */
    private static final List<String> GRANTS = IntStream.range(0, SUBSCRIBE << 1)
            .mapToObj(LiveKitJoinTokens::grant)
            .toList();

    private final LiveKitServer server;

    public LiveKitJoinTokens(LiveKitServer server) {
        this.server = server;
    }

    @Override
    public Signed sign(TokenFacts facts, LiveKitRoomName room) {
        server.mustTakeOurKey();
        var key = server.signingKey();
        var id = facts.id().value().toString();
        var claims = "{\"iss\":\"" + escaped(key.name())
                + "\",\"sub\":\"" + escaped(facts.identity().value())
                + "\",\"jti\":\"" + id
                + "\",\"nbf\":" + facts.issuedAt().minus(BACKDATED).getEpochSecond()
                + ",\"exp\":" + facts.expiresAt().getEpochSecond()
                + optional(",\"name\":", facts.name())
                + optional(",\"metadata\":", facts.metadata())
                + ",\"attributes\":{\"" + Jwt.TOKEN_ID + "\":\"" + id + '"' + attributes(facts)
                + "},\"video\":{\"roomJoin\":true,\"room\":\"" + room.value() + "\","
                + GRANTS.get(number(facts.grant()))
                + "},\"roomConfig\":{" + configuration(facts.limits())
                + "}}";
        return new Signed(Jwt.sign(key, claims), server.publicUrl());
    }

    private static String optional(String field, @Nullable String value) {
        return value == null ? "" : field + '"' + escaped(value) + '"';
    }

    private static String attributes(TokenFacts facts) {
        var written = new StringBuilder();
        facts.attributes()
                .forEach((name, value) -> written.append(",\"")
                        .append(escaped(name))
                        .append("\":\"")
                        .append(escaped(value))
                        .append('"'));
        return written.toString();
    }

    @Override
    public Optional<Claims> read(String text, Instant now) {
        return Jwt.verify(text, server.keys(), now).map(LiveKitJoinTokens::claims);
    }

    @Override
    public Optional<Claims> readEvenExpired(String text, Instant now) {
        return Jwt.signed(text, server.keys())
                .filter(claims -> claims.hasBegun(now))
                .map(LiveKitJoinTokens::claims);
    }

    private static Claims claims(Jwt.Claims claims) {
        var token = claims.token() == null ? null : tokenId(claims.token()).orElse(null);
        return new Claims(
                new LiveKitRoomName(claims.room()),
                new ParticipantIdentity(claims.identity()),
                token,
                !OTHER_KINDS.contains(claims.kind().toLowerCase(Locale.ROOT)),
                !claims.hasId());
    }

    /** Our id in the attribute {@link Jwt#TOKEN_ID}; nothing when somebody else wrote it. */
    public static Optional<TokenId> tokenId(String text) {
        try {
            return Optional.of(new TokenId(UUID.fromString(text)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The grant's place among all that there are. */
    private static int number(Grant grant) {
        var number = (grant.canPublishData() ? DATA : 0) | (grant.canSubscribe() ? SUBSCRIBE : 0);
        for (var at = 0; at < SOURCES.size(); at++) {
            number |= grant.publishSources().contains(SOURCES.get(at)) ? 1 << at : 0;
        }
        return number;
    }

    private static String grant(int number) {
        var sources = IntStream.range(0, SOURCES.size())
                .filter(at -> (number & 1 << at) != 0)
                .mapToObj(at -> '"' + SOURCES.get(at).text() + '"')
                .collect(Collectors.joining(","));
        return "\"canPublish\":" + !sources.isEmpty()
                + ",\"canPublishData\":" + ((number & DATA) != 0)
                + ",\"canSubscribe\":" + ((number & SUBSCRIBE) != 0)
                + ",\"canUpdateOwnMetadata\":false"
                // An empty list would mean all sources.
                + (sources.isEmpty() ? "" : ",\"canPublishSources\":[" + sources + ']');
    }

    private static String configuration(SessionLimits limits) {
        return "\"emptyTimeout\":" + limits.emptyTimeout()
                + ",\"departureTimeout\":" + limits.departureTimeout()
                + (limits.maxParticipants() == null ? "" : ",\"maxParticipants\":" + limits.maxParticipants());
    }
}
