package dev.rooms.bootstrap;

import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.consent.Consents;
import dev.rooms.application.consent.GiveConsent;
import dev.rooms.application.consent.ListConsents;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.recording.ApplyEgress;
import dev.rooms.application.recording.CallRecorder;
import dev.rooms.application.recording.Consenting;
import dev.rooms.application.recording.DueRecordings;
import dev.rooms.application.recording.Egress;
import dev.rooms.application.recording.Emptiness;
import dev.rooms.application.recording.EndRecordings;
import dev.rooms.application.recording.FollowPeople;
import dev.rooms.application.recording.KeepRecording;
import dev.rooms.application.recording.LookAtRecordings;
import dev.rooms.application.recording.RecordingStore;
import dev.rooms.application.recording.Recordings;
import dev.rooms.application.recording.RemoveFile;
import dev.rooms.application.recording.RestrainUnconsented;
import dev.rooms.application.recording.SettleRecordings;
import dev.rooms.application.recording.StartRecording;
import dev.rooms.application.recording.VerifyFile;
import dev.rooms.application.room.Causes;
import dev.rooms.application.room.MakeDemand;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Leases;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.recording.KeyPattern;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What happens to recordings by itself, and to those who are recorded. */
class RecordingMotors {
    @Produces
    @Singleton
    ApplyEgress applyEgress(
            Recordings recordings, KeepRecording keepRecording, Transactions transactions, InstantSource clock) {
        return new ApplyEgress(recordings, keepRecording, transactions, clock);
    }

    @Produces
    @Singleton
    CallRecorder callRecorder(
            Egress egress,
            ApplyEgress applyEgress,
            KeepRecording keepRecording,
            Transactions transactions,
            Background background,
            InstantSource clock) {
        return new CallRecorder(egress, applyEgress, keepRecording, transactions, background, clock);
    }

    @Produces
    @Singleton
    // One of those who follow a session, and not the one who is asked to.
    @Typed(EndRecordings.class)
    EndRecordings endRecordings(
            Recordings recordings, KeepRecording keepRecording, Transactions transactions, InstantSource clock) {
        return new EndRecordings(recordings, keepRecording, transactions, clock);
    }

    @Produces
    @Singleton
    FollowPeople followPeople(
            Rooms rooms,
            Sessions sessions,
            Recordings recordings,
            Connections connections,
            Consenting consenting,
            StartRecording startRecording,
            KeepRecording keepRecording,
            MakeDemand makeDemand,
            InstantSource clock) {
        return new FollowPeople(
                rooms, sessions, recordings, connections, consenting, startRecording, keepRecording, makeDemand, clock);
    }

    @Produces
    @Singleton
    RestrainUnconsented restrainUnconsented(
            Rooms rooms,
            Sessions sessions,
            Recordings recordings,
            Connections connections,
            LedgerTokens tokens,
            Consenting consenting) {
        return new RestrainUnconsented(rooms, sessions, recordings, connections, tokens, consenting);
    }

    @Produces
    @Singleton
    VerifyFile verifyFile(
            Recordings recordings,
            KeepRecording keepRecording,
            ApplyEgress applyEgress,
            Egress egress,
            RecordingStore store,
            RoomsConfig config,
            Transactions transactions,
            InstantSource clock) {
        return new VerifyFile(
                recordings,
                keepRecording,
                applyEgress,
                egress,
                store,
                config.recording().verifyTimeout(),
                transactions,
                clock);
    }

    @Produces
    @Singleton
    RemoveFile removeFile(KeepRecording keepRecording, RecordingStore store, InstantSource clock) {
        return new RemoveFile(keepRecording, store, clock);
    }

    @Produces
    @Singleton
    SettleRecordings settleRecordings(
            DueRecordings dueRecordings,
            Recordings recordings,
            KeepRecording keepRecording,
            ApplyEgress applyEgress,
            Connections connections,
            Egress egress,
            VerifyFile verifyFile,
            RemoveFile removeFile,
            Causes causes,
            Background background,
            Transactions transactions,
            InstantSource clock) {
        return new SettleRecordings(
                dueRecordings,
                recordings,
                keepRecording,
                applyEgress,
                new Emptiness(connections),
                connections,
                egress,
                verifyFile,
                removeFile,
                causes,
                background,
                transactions,
                clock);
    }

    @Produces
    @Singleton
    LookAtRecordings lookAtRecordings(
            DueRecordings dueRecordings,
            Recordings recordings,
            Sessions sessions,
            Connections connections,
            KeepRecording keepRecording,
            ApplyEgress applyEgress,
            Egress egress,
            KeyPattern keys,
            Leases leases,
            Transactions transactions,
            InstantSource clock) {
        return new LookAtRecordings(
                dueRecordings,
                recordings,
                sessions,
                connections,
                keepRecording,
                applyEgress,
                egress,
                keys,
                leases,
                transactions,
                clock);
    }

    @Produces
    @Singleton
    GiveConsent giveConsent(
            Rooms rooms,
            Consents consents,
            LedgerTokens tokens,
            FollowPeople followPeople,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new GiveConsent(rooms, consents, tokens, followPeople, transactions, ids, clock);
    }

    @Produces
    @Singleton
    ListConsents listConsents(Rooms rooms, Consents consents, LedgerTokens tokens, Transactions transactions) {
        return new ListConsents(rooms, consents, tokens, transactions);
    }
}
