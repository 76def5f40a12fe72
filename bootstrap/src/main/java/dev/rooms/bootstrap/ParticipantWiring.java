package dev.rooms.bootstrap;

import dev.rooms.application.participant.Attendances;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.participant.EmptySession;
import dev.rooms.application.participant.FailedJoins;
import dev.rooms.application.participant.GetParticipant;
import dev.rooms.application.participant.ListFailedJoins;
import dev.rooms.application.participant.ListParticipants;
import dev.rooms.application.participant.ListSessions;
import dev.rooms.application.participant.ParticipantViews;
import dev.rooms.application.participant.RecordPresence;
import dev.rooms.application.participant.RecordTrack;
import dev.rooms.application.participant.Tracks;
import dev.rooms.application.recording.EndRecordings;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.SessionFollower;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

class ParticipantWiring {
    @Produces
    @Singleton
    RecordPresence recordPresence(
            Connections connections, Attendances attendances, Tracks tracks, Transactions transactions) {
        return new RecordPresence(connections, attendances, tracks, transactions);
    }

    @Produces
    @Singleton
    RecordTrack recordTrack(Tracks tracks, Connections connections, Transactions transactions) {
        return new RecordTrack(tracks, connections, transactions);
    }

    @Produces
    @Singleton
    SessionFollower sessionFollower(
            Connections connections,
            RecordPresence recordPresence,
            EndRecordings endRecordings,
            Transactions transactions) {
        var emptySession = new EmptySession(connections, recordPresence, transactions);
        return session -> {
            emptySession.ended(session);
            endRecordings.ended(session);
        };
    }

    @Produces
    @Singleton
    ListParticipants listParticipants(
            Rooms rooms, Attendances attendances, Tracks tracks, Transactions transactions, InstantSource clock) {
        return new ListParticipants(rooms, attendances, new ParticipantViews(tracks, clock), transactions);
    }

    @Produces
    @Singleton
    ListFailedJoins listFailedJoins(Rooms rooms, FailedJoins failedJoins, Transactions transactions) {
        return new ListFailedJoins(rooms, failedJoins, transactions);
    }

    @Produces
    @Singleton
    GetParticipant getParticipant(
            Rooms rooms, Attendances attendances, Tracks tracks, Transactions transactions, InstantSource clock) {
        return new GetParticipant(rooms, attendances, new ParticipantViews(tracks, clock), transactions);
    }

    @Produces
    @Singleton
    ListSessions listSessions(Rooms rooms, Sessions sessions, Attendances attendances, Transactions transactions) {
        return new ListSessions(rooms, sessions, attendances, transactions);
    }
}
