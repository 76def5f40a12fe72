package dev.rooms.livekit.access;

import dev.rooms.application.access.JoinTokens;
import dev.rooms.domain.access.Grant;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.SessionLimits;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.livekit.shared.JsonBytes;
import dev.rooms.livekit.shared.Jwt;
import dev.rooms.livekit.shared.LiveKitServer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Join tokens as LiveKit reads them (livekit/protocol auth/grants.go). What LiveKit takes for true when it is absent is
 * always written out, and the room's configuration travels along, so that the first join makes the room rightly.
 */
@Singleton
public final class LiveKitJoinTokens implements JoinTokens {
    /** The attribute by which a participant is known to have entered with a certain token. */
    public static final String TOKEN_ID = "rooms.token_id";

    /** Clocks differ; LiveKit itself allows as much. */
    private static final Duration BACKDATED = Duration.ofSeconds(60);

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
                .field("jti", id)
                .field("nbf", facts.issuedAt().minus(BACKDATED).getEpochSecond())
                .field("exp", facts.expiresAt().getEpochSecond());
        if (facts.name() != null) {
            claims.field("name", facts.name());
        }
        if (facts.metadata() != null) {
            claims.field("metadata", facts.metadata());
        }
        claims.open("attributes").field(TOKEN_ID, id);
        // In an order of their own, since that of a map differs from one start to the next.
        new TreeMap<>(facts.attributes()).forEach(claims::field);
        claims.close();
        video(claims, facts.grant(), room);
        configuration(claims, facts.limits());
        return new Signed(Jwt.sign(key, claims.close()), server.publicUrl());
    }

    private static void video(JsonBytes claims, Grant grant, LiveKitRoomName room) {
        var sources = grant.publishSources();
        claims.open("video")
                .field("roomJoin", true)
                .field("room", room.value())
                .field("canPublish", !sources.isEmpty())
                .field("canPublishData", grant.canPublishData())
                .field("canSubscribe", grant.canSubscribe())
                .field("canUpdateOwnMetadata", false);
        // An empty list would mean all sources.
        if (!sources.isEmpty()) {
            claims.field("canPublishSources", inOrder(sources));
        }
        claims.close();
    }

    private static List<String> inOrder(Set<PublishSource> sources) {
        var names = new ArrayList<String>(sources.size());
        for (var source : PublishSource.values()) {
            if (sources.contains(source)) {
                names.add(source.text());
            }
        }
        return names;
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
