package dev.rooms.bootstrap;

import dev.rooms.application.access.JoinTokens;
import dev.rooms.application.shared.Ids;
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
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;

/** Lets real participants into rooms of LiveKit that the ledger knows nothing of. */
@Singleton
class Guests {
    private final JoinTokens joinTokens;
    private final Ids ids;
    private final InstantSource clock;

    Guests(JoinTokens joinTokens, Ids ids, InstantSource clock) {
        this.joinTokens = joinTokens;
        this.ids = ids;
        this.clock = clock;
    }

    Participant enter(String url, LiveKitRoomName room, ParticipantIdentity identity, TokenId token) {
        var now = clock.instant();
        var facts = new TokenFacts(
                token,
                new RoomId(ids.next()),
                new SessionId(ids.next()),
                identity,
                null,
                ParticipantRole.HOST,
                new Grant(PublishSource.ALL, true, true),
                Map.of(),
                null,
                null,
                new SessionLimits(null, 60, 20),
                Actor.OPERATOR,
                now,
                now.plusSeconds(600));
        return Participant.enter(url, joinTokens.sign(facts, room).token()).connected();
    }
}
