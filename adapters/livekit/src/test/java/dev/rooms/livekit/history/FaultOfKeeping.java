package dev.rooms.livekit.history;

import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.participant.Attendances;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.participant.Tracks;
import dev.rooms.application.room.Sessions;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenUse;
import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mistakes in what the ledger makes of what it knows. */
enum FaultOfKeeping implements Wiring {
    A_LATE_JOIN_BRINGS_BACK_WHO_HAS_LEFT {
        @Override
        public Connections connections(Connections right) {
            return Planted.in(
                    Connections.class,
                    right,
                    "find",
                    (_, rightly) -> connection(rightly.get()).filter(found -> found.leftAt() == null));
        }
    },

    A_LATE_JOIN_REOPENS_THE_SESSION {
        @Override
        public Sessions sessions(Sessions right) {
            return Planted.in(
                    Sessions.class,
                    right,
                    "findBySid",
                    (_, rightly) -> session(rightly.get()).map(FaultOfKeeping::open));
        }
    },

    NOTHING_IS_NEWS_OF_A_SESSION_THAT_IS_OVER {
        @Override
        public Sessions sessions(Sessions right) {
            return Planted.in(
                    Sessions.class,
                    right,
                    "findBySid",
                    (_, rightly) -> session(rightly.get()).filter(found -> !found.isOver()));
        }
    },

    EVERY_ROOM_IS_OURS {
        @Override
        public Sessions sessions(Sessions right) {
            return Planted.in(Sessions.class, right, "isOurs", (_, _) -> true);
        }
    },

    JOINS_ARE_COUNTED_UP {
        @Override
        public LedgerTokens tokens(LedgerTokens right) {
            return Planted.in(LedgerTokens.class, right, "save", (question, _) -> {
                var token = (LedgerToken.Issued) question[0];
                var before = right.get(token.id()).use().joinCount();
                var use = new TokenUse(token.use().firstJoinedAt(), token.use().lastSeenAt(), before + 1);
                return right.save(new LedgerToken.Issued(token.facts(), use, token.version()));
            });
        }
    },

    ATTENDANCES_ARE_ADDED_AND_NOT_FOLDED_ANEW {
        @Override
        public Attendances attendances(Attendances right) {
            var known = new HashMap<List<Object>, Map<Object, Attendance>>();
            return Planted.in(Attendances.class, right, "replace", (question, _) -> {
                var all = known.computeIfAbsent(List.of(question[0], question[1]), _ -> new LinkedHashMap<>());
                ((List<?>) question[2]).stream().map(Attendance.class::cast).forEach(each -> all.put(each.id(), each));
                right.replace((SessionId) question[0], (ParticipantIdentity) question[1], List.copyOf(all.values()));
                return true;
            });
        }
    },

    TRACKS_OUTLIVE_WHO_PUBLISHED_THEM {
        @Override
        public Tracks tracks(Tracks right) {
            return Planted.in(Tracks.class, right, "of", (_, _) -> List.of());
        }
    };

    private static Optional<Connection> connection(Object found) {
        return ((Optional<?>) found).map(Connection.class::cast);
    }

    private static Optional<Session> session(Object found) {
        return ((Optional<?>) found).map(Session.class::cast);
    }

    private static Session open(Session it) {
        return new Session(
                it.id(),
                it.room(),
                it.livekitRoom(),
                it.sid(),
                it.boundAt(),
                it.startedAt(),
                it.mustEndAt(),
                null,
                null,
                it.version());
    }
}
