package dev.rooms.bootstrap;

import dev.rooms.application.consent.Consents;
import dev.rooms.application.event.Outbox;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.participant.Tracks;
import dev.rooms.application.recording.CallRecorder;
import dev.rooms.application.recording.CheckStorage;
import dev.rooms.application.recording.Consenting;
import dev.rooms.application.recording.DeleteRecording;
import dev.rooms.application.recording.DueRecordings;
import dev.rooms.application.recording.ExpireRecordings;
import dev.rooms.application.recording.FollowPeople;
import dev.rooms.application.recording.GetRecording;
import dev.rooms.application.recording.HoldRecording;
import dev.rooms.application.recording.IssuedLinks;
import dev.rooms.application.recording.KeepRecording;
import dev.rooms.application.recording.LinkRecording;
import dev.rooms.application.recording.ListRecordings;
import dev.rooms.application.recording.ListRoomRecordings;
import dev.rooms.application.recording.RecordingStore;
import dev.rooms.application.recording.RecordingViews;
import dev.rooms.application.recording.Recordings;
import dev.rooms.application.recording.RemoveFile;
import dev.rooms.application.recording.StartRecording;
import dev.rooms.application.recording.StopRecording;
import dev.rooms.application.recording.SweepOrphans;
import dev.rooms.application.recording.ToldRecordings;
import dev.rooms.application.room.Causes;
import dev.rooms.application.room.MakeDemand;
import dev.rooms.application.room.RoomViews;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.domain.recording.KeyPattern;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What of recordings callers ask for. */
class RecordingWiring {
    @Produces
    @Singleton
    KeyPattern keyPattern(RoomsConfig config) {
        return new KeyPattern(config.recording().keyPattern());
    }

    @Produces
    @Singleton
    Consenting consenting(Templates templates, Consents consents, Connections connections) {
        return new Consenting(templates, consents, connections);
    }

    @Produces
    @Singleton
    RecordingViews recordingViews(Recordings recordings, Consents consents) {
        return new RecordingViews(recordings, consents);
    }

    @Produces
    @Singleton
    ToldRecordings toldRecordings(Recordings recordings, Outbox outbox, Ids ids) {
        return new ToldRecordings(recordings, outbox, ids);
    }

    @Produces
    @Singleton
    KeepRecording keepRecording(
            Recordings recordings,
            ToldRecordings toldRecordings,
            Rooms rooms,
            Consenting consenting,
            MakeDemand makeDemand,
            Transactions transactions,
            Signals signals,
            Causes causes,
            Instance<FollowPeople> followPeople,
            InstantSource clock) {
        return new KeepRecording(
                recordings,
                toldRecordings,
                rooms,
                consenting,
                makeDemand,
                transactions,
                signals.recordingsDue(),
                causes,
                room -> followPeople.get().ended(room),
                clock);
    }

    @Produces
    @Singleton
    StartRecording startRecording(
            Rooms rooms,
            RoomViews views,
            Sessions sessions,
            Recordings recordings,
            ToldRecordings toldRecordings,
            RecordingViews recordingViews,
            Consenting consenting,
            Connections connections,
            Tracks tracks,
            CallRecorder callRecorder,
            RecordingStore store,
            KeyPattern keys,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new StartRecording(
                rooms,
                views,
                sessions,
                recordings,
                toldRecordings,
                recordingViews,
                consenting,
                connections,
                tracks,
                callRecorder,
                store,
                keys,
                transactions,
                ids,
                clock);
    }

    @Produces
    @Singleton
    StopRecording stopRecording(
            Rooms rooms,
            Recordings recordings,
            RecordingViews views,
            KeepRecording keepRecording,
            Transactions transactions,
            InstantSource clock) {
        return new StopRecording(rooms, recordings, views, keepRecording, transactions, clock);
    }

    @Produces
    @Singleton
    GetRecording getRecording(Recordings recordings, RecordingViews views, Transactions transactions) {
        return new GetRecording(recordings, views, transactions);
    }

    @Produces
    @Singleton
    ListRecordings listRecordings(Recordings recordings, RecordingViews views, Transactions transactions) {
        return new ListRecordings(recordings, views, transactions);
    }

    @Produces
    @Singleton
    ListRoomRecordings listRoomRecordings(
            Rooms rooms, Recordings recordings, RecordingViews views, Transactions transactions) {
        return new ListRoomRecordings(rooms, recordings, views, transactions);
    }

    @Produces
    @Singleton
    HoldRecording holdRecording(
            KeepRecording keepRecording, RecordingViews views, Transactions transactions, InstantSource clock) {
        return new HoldRecording(keepRecording, views, transactions, clock);
    }

    @Produces
    @Singleton
    DeleteRecording deleteRecording(KeepRecording keepRecording, RemoveFile removeFile, InstantSource clock) {
        return new DeleteRecording(keepRecording, removeFile, clock);
    }

    @Produces
    @Singleton
    LinkRecording linkRecording(
            Recordings recordings,
            IssuedLinks links,
            RecordingStore store,
            Transactions transactions,
            InstantSource clock) {
        return new LinkRecording(recordings, links, store, transactions, clock);
    }

    @Produces
    @Singleton
    ExpireRecordings expireRecordings(
            DueRecordings due, KeepRecording keepRecording, Transactions transactions, InstantSource clock) {
        return new ExpireRecordings(due, keepRecording, transactions, clock);
    }

    @Produces
    @Singleton
    CheckStorage checkStorage(RecordingStore store, KeyPattern keys, Ids ids, InstantSource clock) {
        return new CheckStorage(store, keys, ids, clock);
    }

    @Produces
    @Singleton
    SweepOrphans sweepOrphans(
            Recordings recordings,
            RecordingStore store,
            KeyPattern keys,
            Transactions transactions,
            InstantSource clock) {
        return new SweepOrphans(recordings, store, keys, transactions, clock);
    }
}
