package dev.rooms.application.participant;

import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.participant.AttendanceId;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;

public final class ConnectionFixture {
    private ConnectionFixture() {}

    /** Entered with a token, and is there. */
    public static Connection joined(Session session, String identity, Instant at) {
        return joined(session, identity, new TokenId(FreshIds.next()), at);
    }

    public static Connection joined(Session session, String identity, TokenId token, Instant at) {
        return new Connection(
                freshSid(),
                new AttendanceId(FreshIds.next()),
                session.room(),
                session.id(),
                new ParticipantIdentity(identity),
                "Ana Ärztin",
                ParticipantKind.STANDARD,
                token,
                ParticipantRole.PARTICIPANT,
                at,
                null,
                null);
    }

    /** Of which nothing is known but that it is there. */
    public static Connection unknown(Session session, ParticipantKind kind, Instant at) {
        return new Connection(
                freshSid(),
                new AttendanceId(FreshIds.next()),
                session.room(),
                session.id(),
                new ParticipantIdentity(kind.text()),
                null,
                kind,
                null,
                null,
                at,
                null,
                null);
    }

    public static ParticipantSid freshSid() {
        return new ParticipantSid(FreshIds.text("PA_"));
    }
}
