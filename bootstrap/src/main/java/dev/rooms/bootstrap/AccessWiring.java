package dev.rooms.bootstrap;

import dev.rooms.application.access.Admissions;
import dev.rooms.application.access.AllowList;
import dev.rooms.application.access.ApiKeys;
import dev.rooms.application.access.AuthenticateCaller;
import dev.rooms.application.access.AuthenticateJoinToken;
import dev.rooms.application.access.AuthorizeJoin;
import dev.rooms.application.access.Bans;
import dev.rooms.application.access.CreateApiKey;
import dev.rooms.application.access.EndUnusedSessions;
import dev.rooms.application.access.ExpireCredentials;
import dev.rooms.application.access.Expiries;
import dev.rooms.application.access.GetApiKey;
import dev.rooms.application.access.GetMe;
import dev.rooms.application.access.GetToken;
import dev.rooms.application.access.IntrospectToken;
import dev.rooms.application.access.IssueToken;
import dev.rooms.application.access.JoinRequests;
import dev.rooms.application.access.JoinTokens;
import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.access.LiftBan;
import dev.rooms.application.access.ListApiKeys;
import dev.rooms.application.access.ListBans;
import dev.rooms.application.access.ListTokens;
import dev.rooms.application.access.OperatorKey;
import dev.rooms.application.access.Presences;
import dev.rooms.application.access.RecordTokenUse;
import dev.rooms.application.access.RefreshAllowList;
import dev.rooms.application.access.ReissueToken;
import dev.rooms.application.access.RevokeApiKey;
import dev.rooms.application.access.RevokeToken;
import dev.rooms.application.access.RevokeTokens;
import dev.rooms.application.access.Seats;
import dev.rooms.application.event.Outbox;
import dev.rooms.application.recording.RestrainUnconsented;
import dev.rooms.application.room.DrawSession;
import dev.rooms.application.room.EndSession;
import dev.rooms.application.room.MakeDemand;
import dev.rooms.application.room.RoomViews;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.postgres.shared.DatabaseClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

class AccessWiring {
    /** Ten times what lies between two looks at the ledger: a busy machine shall not refuse what it has just issued. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Produces
    @Singleton
    OperatorKey operatorKey(RoomsConfig config) {
        return config.apiKey().map(OperatorKey::of).orElseGet(OperatorKey::none);
    }

    @Produces
    @Singleton
    AuthenticateCaller authenticateCaller(
            OperatorKey operatorKey, ApiKeys keys, Transactions transactions, InstantSource clock) {
        return new AuthenticateCaller(operatorKey, keys, transactions, clock);
    }

    @Produces
    @Singleton
    CreateApiKey createApiKey(
            ApiKeys keys, RandomGenerator random, Transactions transactions, Ids ids, InstantSource clock) {
        return new CreateApiKey(keys, random, transactions, ids, clock);
    }

    @Produces
    @Singleton
    ListApiKeys listApiKeys(ApiKeys keys, Transactions transactions) {
        return new ListApiKeys(keys, transactions);
    }

    @Produces
    @Singleton
    RevokeApiKey revokeApiKey(ApiKeys keys, Transactions transactions, InstantSource clock) {
        return new RevokeApiKey(keys, transactions, clock);
    }

    @Produces
    @Singleton
    IssueToken issueToken(
            Rooms rooms,
            Templates templates,
            RoomViews views,
            DrawSession drawSession,
            LedgerTokens tokens,
            Bans bans,
            Seats seats,
            JoinTokens joinTokens,
            RestrainUnconsented restraint,
            RoomsConfig config,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new IssueToken(
                rooms,
                templates,
                views,
                drawSession,
                tokens,
                bans,
                seats,
                joinTokens,
                restraint,
                config.tokenMaxBytes(),
                transactions,
                ids,
                clock);
    }

    @Produces
    @Singleton
    ReissueToken reissueToken(
            Rooms rooms,
            Templates templates,
            RoomViews views,
            Sessions sessions,
            LedgerTokens tokens,
            Bans bans,
            JoinTokens joinTokens,
            RestrainUnconsented restraint,
            Transactions transactions,
            InstantSource clock) {
        return new ReissueToken(
                rooms, templates, views, sessions, tokens, bans, joinTokens, restraint, transactions, clock);
    }

    @Produces
    @Singleton
    GetApiKey getApiKey(ApiKeys keys, Transactions transactions) {
        return new GetApiKey(keys, transactions);
    }

    @Produces
    @Singleton
    GetMe getMe(ApiKeys keys, LedgerTokens tokens, Transactions transactions) {
        return new GetMe(keys, tokens, transactions);
    }

    @Produces
    @Singleton
    GetToken getToken(LedgerTokens tokens, Presences presences, Transactions transactions) {
        return new GetToken(tokens, presences, transactions);
    }

    @Produces
    @Singleton
    ListTokens listTokens(Rooms rooms, LedgerTokens tokens, Presences presences, Transactions transactions) {
        return new ListTokens(rooms, tokens, presences, transactions);
    }

    @Produces
    @Singleton
    RevokeToken revokeToken(
            LedgerTokens tokens,
            Sessions sessions,
            MakeDemand makeDemand,
            Transactions transactions,
            InstantSource clock) {
        return new RevokeToken(tokens, sessions, makeDemand, transactions, clock);
    }

    @Produces
    @Singleton
    RevokeTokens revokeTokens(
            Rooms rooms,
            LedgerTokens tokens,
            Bans bans,
            Sessions sessions,
            MakeDemand makeDemand,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new RevokeTokens(rooms, tokens, bans, sessions, makeDemand, transactions, ids, clock);
    }

    @Produces
    @Singleton
    ListBans listBans(Rooms rooms, Bans bans, Transactions transactions, InstantSource clock) {
        return new ListBans(rooms, bans, transactions, clock);
    }

    @Produces
    @Singleton
    LiftBan liftBan(Rooms rooms, Bans bans, Transactions transactions, InstantSource clock) {
        return new LiftBan(rooms, bans, transactions, clock);
    }

    @Produces
    @Singleton
    IntrospectToken introspectToken(
            JoinTokens joinTokens,
            LedgerTokens tokens,
            Sessions sessions,
            Bans bans,
            Transactions transactions,
            InstantSource clock) {
        return new IntrospectToken(joinTokens, tokens, sessions, bans, transactions, clock);
    }

    @Produces
    @Singleton
    RecordTokenUse recordTokenUse(LedgerTokens tokens, MakeDemand makeDemand, Transactions transactions) {
        return new RecordTokenUse(tokens, makeDemand, transactions);
    }

    @Produces
    @Singleton
    EndUnusedSessions endUnusedSessions(
            Rooms rooms,
            Sessions sessions,
            LedgerTokens tokens,
            EndSession endSession,
            Transactions transactions,
            InstantSource clock) {
        return new EndUnusedSessions(rooms, sessions, tokens, endSession, transactions, clock);
    }

    @Produces
    @Singleton
    ExpireCredentials expireCredentials(
            Expiries expiries, Outbox outbox, Transactions transactions, Ids ids, DatabaseClock clock) {
        return new ExpireCredentials(expiries, outbox, transactions, ids, clock);
    }

    @Produces
    @Singleton
    AllowList allowList() {
        return new AllowList();
    }

    @Produces
    @Singleton
    RefreshAllowList refreshAllowList(
            AllowList list, Admissions admissions, Transactions transactions, InstantSource clock) {
        return new RefreshAllowList(list, admissions, transactions, clock);
    }

    @Produces
    @Singleton
    AuthorizeJoin authorizeJoin(JoinTokens joinTokens, JoinRequests joinRequests, AllowList list, InstantSource clock) {
        return new AuthorizeJoin(joinTokens, joinRequests, list, PATIENCE, clock);
    }

    @Produces
    @Singleton
    AuthenticateJoinToken authenticateJoinToken(
            JoinTokens joinTokens,
            LedgerTokens tokens,
            Sessions sessions,
            Presences presences,
            Transactions transactions,
            InstantSource clock) {
        return new AuthenticateJoinToken(joinTokens, tokens, sessions, presences, transactions, clock);
    }
}
