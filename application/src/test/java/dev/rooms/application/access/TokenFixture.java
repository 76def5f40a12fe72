package dev.rooms.application.access;

import static dev.rooms.application.House.NOW;
import static dev.rooms.application.shared.ActorFixture.DESK;

import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.access.Grant;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.access.TokenUse;
import dev.rooms.domain.access.TokenWish;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionLimits;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.domain.shared.Version;
import dev.rooms.domain.template.PublishSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

public final class TokenFixture {
    private TokenFixture() {}

    /** Everything said. */
    public static LedgerToken.Issued issued(Session session) {
        return issued(new TokenFacts(
                new TokenId(FreshIds.next()),
                session.room(),
                session.id(),
                new ParticipantIdentity("ana@example.org"),
                "Dr. Ana Ärztin",
                ParticipantRole.HOST,
                new Grant(Set.of(PublishSource.CAMERA, PublishSource.MICROPHONE), true, false),
                Map.of("ward", "3", "note", "a \"b\" \\ c"),
                "{\"k\":1}",
                3,
                new SessionLimits(12, 120, 15),
                DESK,
                NOW,
                NOW.plus(Duration.ofHours(1))));
    }

    /** Nothing said that can be left out. */
    public static LedgerToken.Issued bare(Session session) {
        return issued(new TokenFacts(
                new TokenId(FreshIds.next()),
                session.room(),
                session.id(),
                new ParticipantIdentity("bea"),
                null,
                ParticipantRole.VIEWER,
                new Grant(Set.of(), false, true),
                Map.of(),
                null,
                null,
                new SessionLimits(null, 300, 20),
                DESK,
                NOW,
                NOW.plus(Duration.ofMinutes(30))));
    }

    public static LedgerToken.Issued endingAt(Session session, Instant end) {
        return bare(session, DESK, end);
    }

    public static LedgerToken.Issued issuedBy(Actor by, Session session) {
        return bare(session, by, NOW.plus(Duration.ofMinutes(30)));
    }

    private static LedgerToken.Issued bare(Session session, Actor by, Instant end) {
        var facts = bare(session).facts();
        return issued(new TokenFacts(
                facts.id(),
                facts.room(),
                facts.session(),
                facts.identity(),
                facts.name(),
                facts.role(),
                facts.grant(),
                facts.attributes(),
                facts.metadata(),
                facts.maxUses(),
                facts.limits(),
                by,
                facts.issuedAt(),
                end));
    }

    private static LedgerToken.Issued issued(TokenFacts facts) {
        return new LedgerToken.Issued(facts, TokenUse.NONE, Version.FIRST);
    }

    public static TokenWish wish(String identity, ParticipantRole role) {
        return new TokenWish(
                new ParticipantIdentity(identity), role, null, null, Map.of(), null, null, Grant.Wish.NONE);
    }

    public static TokenWish wish(String identity, ParticipantRole role, int ttl) {
        return new TokenWish(new ParticipantIdentity(identity), role, null, ttl, Map.of(), null, null, Grant.Wish.NONE);
    }
}
