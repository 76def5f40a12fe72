package dev.rooms.bootstrap;

import dev.rooms.application.drift.EvictIntruders;
import dev.rooms.application.recording.RestrainUnconsented;
import dev.rooms.application.room.Causes;
import dev.rooms.application.room.CloseRoom;
import dev.rooms.application.room.CreateRoom;
import dev.rooms.application.room.DeleteRoom;
import dev.rooms.application.room.DrawSession;
import dev.rooms.application.room.EndLongSessions;
import dev.rooms.application.room.EndOverdueRooms;
import dev.rooms.application.room.EndSession;
import dev.rooms.application.room.FollowSession;
import dev.rooms.application.room.GetRoom;
import dev.rooms.application.room.ListRoomHistory;
import dev.rooms.application.room.ListRooms;
import dev.rooms.application.room.MakeDemand;
import dev.rooms.application.room.MediaDemands;
import dev.rooms.application.room.MediaRooms;
import dev.rooms.application.room.OccupyRoom;
import dev.rooms.application.room.OpenDueRooms;
import dev.rooms.application.room.RoomViews;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.SessionFollower;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.room.SettleDemands;
import dev.rooms.application.room.UpdateRoom;
import dev.rooms.application.room.VacateRoom;
import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.domain.room.SystemDefaults;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

class RoomWiring {
    @Produces
    @Singleton
    SystemDefaults systemDefaults(RoomsConfig.LiveKit config) {
        return new SystemDefaults(config.defaultRecordingEnabled(), config.sipEnabled());
    }

    @Produces
    @Singleton
    RoomViews roomViews(Templates templates, Sessions sessions, SystemDefaults defaults, InstantSource clock) {
        return new RoomViews(templates, sessions, defaults, clock);
    }

    @Produces
    @Singleton
    CreateRoom createRoom(
            Rooms rooms,
            Templates templates,
            RoomViews views,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new CreateRoom(rooms, templates, views, transactions, ids, clock);
    }

    @Produces
    @Singleton
    GetRoom getRoom(Rooms rooms, RoomViews views, Transactions transactions) {
        return new GetRoom(rooms, views, transactions);
    }

    @Produces
    @Singleton
    ListRooms listRooms(Rooms rooms, RoomViews views, Transactions transactions, InstantSource clock) {
        return new ListRooms(rooms, views, transactions, clock);
    }

    @Produces
    @Singleton
    UpdateRoom updateRoom(
            Rooms rooms, RoomViews views, VacateRoom vacateRoom, Transactions transactions, InstantSource clock) {
        return new UpdateRoom(rooms, views, vacateRoom, transactions, clock);
    }

    @Produces
    @Singleton
    CloseRoom closeRoom(
            Rooms rooms, RoomViews views, VacateRoom vacateRoom, Transactions transactions, InstantSource clock) {
        return new CloseRoom(rooms, views, vacateRoom, transactions, clock);
    }

    @Produces
    @Singleton
    DeleteRoom deleteRoom(Rooms rooms, VacateRoom vacateRoom, Transactions transactions, InstantSource clock) {
        return new DeleteRoom(rooms, vacateRoom, transactions, clock);
    }

    @Produces
    @Singleton
    ListRoomHistory listRoomHistory(Rooms rooms, Transactions transactions, InstantSource clock) {
        return new ListRoomHistory(rooms, transactions, clock);
    }

    @Produces
    @Singleton
    VacateRoom vacateRoom(Sessions sessions, MakeDemand makeDemand) {
        return new VacateRoom(sessions, makeDemand);
    }

    @Produces
    @Singleton
    DrawSession drawSession(Sessions sessions, Transactions transactions, Ids ids) {
        return new DrawSession(sessions, transactions, ids);
    }

    @Produces
    @Singleton
    FollowSession followSession(
            Sessions sessions, EndSession endSession, MakeDemand makeDemand, Transactions transactions, Ids ids) {
        return new FollowSession(sessions, endSession, makeDemand, transactions, ids);
    }

    @Produces
    @Singleton
    OccupyRoom occupyRoom(
            Rooms rooms, Sessions sessions, RoomViews views, MakeDemand makeDemand, Transactions transactions) {
        return new OccupyRoom(rooms, sessions, views, makeDemand, transactions);
    }

    @Produces
    @Singleton
    EndSession endSession(Rooms rooms, Sessions sessions, SessionFollower follower, Transactions transactions) {
        return new EndSession(rooms, sessions, follower, transactions);
    }

    @Produces
    @Singleton
    OpenDueRooms openDueRooms(Rooms rooms, Transactions transactions, InstantSource clock) {
        return new OpenDueRooms(rooms, transactions, clock);
    }

    @Produces
    @Singleton
    EndOverdueRooms endOverdueRooms(
            Rooms rooms, RoomViews views, VacateRoom vacateRoom, Transactions transactions, InstantSource clock) {
        return new EndOverdueRooms(rooms, views, vacateRoom, transactions, clock);
    }

    @Produces
    @Singleton
    EndLongSessions endLongSessions(
            Sessions sessions,
            EndSession endSession,
            MakeDemand makeDemand,
            Transactions transactions,
            InstantSource clock) {
        return new EndLongSessions(sessions, endSession, makeDemand, transactions, clock);
    }

    @Produces
    @Singleton
    MakeDemand makeDemand(
            MediaDemands demands, Transactions transactions, Signals signals, Causes causes, InstantSource clock) {
        return new MakeDemand(demands, transactions, signals.demanded(), causes, clock);
    }

    @Produces
    @Singleton
    SettleDemands settleDemands(
            MediaDemands demands,
            MediaRooms mediaRooms,
            RestrainUnconsented permissions,
            EvictIntruders intruders,
            Sessions sessions,
            EndSession endSession,
            Causes causes,
            Background background,
            Transactions transactions,
            InstantSource clock) {
        return new SettleDemands(
                demands,
                mediaRooms,
                permissions,
                intruders,
                sessions,
                endSession,
                causes,
                background,
                transactions,
                clock);
    }
}
