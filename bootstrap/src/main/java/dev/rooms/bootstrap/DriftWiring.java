package dev.rooms.bootstrap;

import dev.rooms.application.drift.Drifts;
import dev.rooms.application.drift.EvictIntruders;
import dev.rooms.application.drift.Evidence;
import dev.rooms.application.drift.ForgetDrift;
import dev.rooms.application.drift.ListDrift;
import dev.rooms.application.drift.LiveRooms;
import dev.rooms.application.drift.LookAtSession;
import dev.rooms.application.drift.Looks;
import dev.rooms.application.drift.ReconcileLedger;
import dev.rooms.application.drift.Repair;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.participant.Tracks;
import dev.rooms.application.room.EndSession;
import dev.rooms.application.room.MakeDemand;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Leases;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.webhook.Admittance;
import dev.rooms.application.webhook.ApplyEvent;
import dev.rooms.application.webhook.Lines;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

class DriftWiring {
    @Produces
    @Singleton
    ListDrift listDrift(Drifts drifts, Transactions transactions) {
        return new ListDrift(drifts, transactions);
    }

    @Produces
    @Singleton
    ForgetDrift forgetDrift(
            Drifts drifts, Looks looks, Transactions transactions, RoomsConfig config, InstantSource clock) {
        return new ForgetDrift(drifts, looks, transactions, config.inboxRetention(), clock);
    }

    @Produces
    @Singleton
    Evidence evidence(Connections connections, Tracks tracks, Looks looks) {
        return new Evidence(connections, tracks, looks);
    }

    @Produces
    @Singleton
    Repair repair(
            ApplyEvent applyEvent,
            EndSession endSession,
            MakeDemand makeDemand,
            Sessions sessions,
            Evidence evidence,
            Drifts drifts,
            Lines lines,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new Repair(
                applyEvent, endSession, makeDemand, sessions, evidence, drifts, lines, transactions, ids, clock);
    }

    @Produces
    @Singleton
    EvictIntruders evictIntruders(
            LiveRooms liveRooms, Sessions sessions, Admittance admittance, Transactions transactions) {
        return new EvictIntruders(liveRooms, sessions, admittance, transactions);
    }

    @Produces
    @Singleton
    LookAtSession lookAtSession(
            LiveRooms liveRooms,
            Connections connections,
            Tracks tracks,
            Evidence evidence,
            Repair repair,
            Admittance admittance,
            MakeDemand makeDemand,
            Transactions transactions,
            InstantSource clock) {
        return new LookAtSession(
                liveRooms, connections, tracks, evidence, repair, admittance, makeDemand, transactions, clock);
    }

    @Produces
    @Singleton
    ReconcileLedger reconcileLedger(
            LiveRooms liveRooms,
            Sessions sessions,
            Connections connections,
            Looks looks,
            LookAtSession lookAtSession,
            Repair repair,
            Leases leases,
            Transactions transactions,
            InstantSource clock) {
        return new ReconcileLedger(
                liveRooms, sessions, connections, looks, lookAtSession, repair, leases, transactions, clock);
    }
}
