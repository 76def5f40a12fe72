package dev.rooms.livekit.access;

import dev.rooms.application.access.JoinTokens;
import dev.rooms.domain.access.Grant;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.SessionLimits;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.livekit.shared.JsonBytes;
import dev.rooms.livekit.shared.Jwt;
import dev.rooms.livekit.shared.LiveKitServer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Join tokens as LiveKit reads them (livekit/protocol auth/grants.go). What LiveKit takes for true when it is absent is
 * always written out, and the room's configuration travels along, so that the first join makes the room rightly.
 */
@Singleton
public final class LiveKitJoinTokens implements JoinTokens {
    /** Clocks differ; LiveKit itself allows as much. */
    private static final Duration BACKDATED = Duration.ofSeconds(60);

    private static final List<PublishSource> SOURCES = List.of(PublishSource.values());
    private static final int DATA = 1 << SOURCES.size();
    private static final int SUBSCRIBE = DATA << 1;
    /** There are few grants, and they are the longest part of a token: each is written once. */
    private static final List<JsonBytes> GRANTS = IntStream.range(0, SUBSCRIBE << 1)
            .mapToObj(LiveKitJoinTokens::grant)
            .toList();

    private final LiveKitServer server;

    public LiveKitJoinTokens(LiveKitServer server) {
        this.server = server;
    }

    @Override
    public Signed sign(TokenFacts facts, LiveKitRoomName room) {
        var key = server.signingKey();
        var id = facts.id().value().toString();
        var claims = new JsonBytes()
                .open()
                .field("iss", key.name())
                .field("sub", facts.identity().value())
                .plain("jti", id)
                .field("nbf", facts.issuedAt().minus(BACKDATED).getEpochSecond())
                .field("exp", facts.expiresAt().getEpochSecond());
        if (facts.name() != null) {
            claims.field("name", facts.name());
        }
        if (facts.metadata() != null) {
            claims.field("metadata", facts.metadata());
        }
        claims.open("attributes").plain(Jwt.TOKEN_ID, id);
        facts.attributes().forEach(claims::entry);
        claims.close();
        claims.open("video").field("roomJoin", true).plain("room", room.value());
        claims.fields(GRANTS.get(number(facts.grant()))).close();
        configuration(claims, facts.limits());
        return new Signed(Jwt.sign(key, claims.close()), server.publicUrl());
    }

    @Override
    public Optional<TokenId> verify(String text, Instant now) {
        return Jwt.verify(text, server.keys(), now).map(Jwt.Claims::token).flatMap(LiveKitJoinTokens::tokenId);
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

    private static JsonBytes grant(int number) {
        var sources = IntStream.range(0, SOURCES.size())
                .filter(at -> (number & 1 << at) != 0)
                .mapToObj(at -> SOURCES.get(at).text())
                .toList();
        var fields = new JsonBytes()
                .field("canPublish", !sources.isEmpty())
                .field("canPublishData", (number & DATA) != 0)
                .field("canSubscribe", (number & SUBSCRIBE) != 0)
                .field("canUpdateOwnMetadata", false);
        // An empty list would mean all sources.
        return sources.isEmpty() ? fields : fields.field("canPublishSources", sources);
    }

    private static void configuration(JsonBytes claims, SessionLimits limits) {
        claims.open("roomConfig")
                .field("emptyTimeout", limits.emptyTimeout())
                .field("departureTimeout", limits.departureTimeout());
        if (limits.maxParticipants() != null) {
            claims.field("maxParticipants", limits.maxParticipants());
        }
        claims.close();
    }
}
