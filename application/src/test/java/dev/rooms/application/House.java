package dev.rooms.application;

import static dev.rooms.application.shared.ActorFixture.DESK;

import dev.rooms.application.access.AllowList;
import dev.rooms.application.access.AuthenticateCaller;
import dev.rooms.application.access.AuthenticateJoinToken;
import dev.rooms.application.access.AuthorizeJoin;
import dev.rooms.application.access.CreateApiKey;
import dev.rooms.application.access.EndUnusedSessions;
import dev.rooms.application.access.ExpireCredentials;
import dev.rooms.application.access.GetApiKey;
import dev.rooms.application.access.GetMe;
import dev.rooms.application.access.GetToken;
import dev.rooms.application.access.InMemoryAdmissions;
import dev.rooms.application.access.InMemoryApiKeys;
import dev.rooms.application.access.InMemoryBans;
import dev.rooms.application.access.InMemoryExpiries;
import dev.rooms.application.access.InMemoryJoinTokens;
import dev.rooms.application.access.InMemoryLedgerTokens;
import dev.rooms.application.access.InMemoryPresences;
import dev.rooms.application.access.InMemorySeats;
import dev.rooms.application.access.IntrospectToken;
import dev.rooms.application.access.IssueToken;
import dev.rooms.application.access.LiftBan;
import dev.rooms.application.access.ListApiKeys;
import dev.rooms.application.access.ListBans;
import dev.rooms.application.access.ListTokens;
import dev.rooms.application.access.OperatorKey;
import dev.rooms.application.access.RecordTokenUse;
import dev.rooms.application.access.RefreshAllowList;
import dev.rooms.application.access.ReissueToken;
import dev.rooms.application.access.RevokeApiKey;
import dev.rooms.application.access.RevokeToken;
import dev.rooms.application.access.RevokeTokens;
import dev.rooms.application.access.TokenFixture;
import dev.rooms.application.consent.GiveConsent;
import dev.rooms.application.consent.InMemoryConsents;
import dev.rooms.application.consent.ListConsents;
import dev.rooms.application.drift.Drifts;
import dev.rooms.application.drift.EvictIntruders;
import dev.rooms.application.drift.Evidence;
import dev.rooms.application.drift.ForgetDrift;
import dev.rooms.application.drift.InMemoryDrifts;
import dev.rooms.application.drift.InMemoryLiveRooms;
import dev.rooms.application.drift.InMemoryLooks;
import dev.rooms.application.drift.ListDrift;
import dev.rooms.application.drift.LookAtSession;
import dev.rooms.application.drift.ReconcileLedger;
import dev.rooms.application.drift.Repair;
import dev.rooms.application.event.ForgetEvents;
import dev.rooms.application.event.InMemoryEvents;
import dev.rooms.application.event.ListEvents;
import dev.rooms.application.participant.Attendances;
import dev.rooms.application.participant.EmptySession;
import dev.rooms.application.participant.GetParticipant;
import dev.rooms.application.participant.InMemoryAttendances;
import dev.rooms.application.participant.InMemoryConnections;
import dev.rooms.application.participant.InMemoryFailedJoins;
import dev.rooms.application.participant.InMemoryTracks;
import dev.rooms.application.participant.ListFailedJoins;
import dev.rooms.application.participant.ListParticipants;
import dev.rooms.application.participant.ListSessions;
import dev.rooms.application.participant.ParticipantView;
import dev.rooms.application.participant.ParticipantViews;
import dev.rooms.application.participant.RecordFailedJoin;
import dev.rooms.application.participant.RecordPresence;
import dev.rooms.application.participant.RecordTrack;
import dev.rooms.application.participant.SessionView;
import dev.rooms.application.recording.ApplyEgress;
import dev.rooms.application.recording.CallRecorder;
import dev.rooms.application.recording.CheckStorage;
import dev.rooms.application.recording.Consenting;
import dev.rooms.application.recording.DeleteRecording;
import dev.rooms.application.recording.Emptiness;
import dev.rooms.application.recording.EndRecordings;
import dev.rooms.application.recording.ExpireRecordings;
import dev.rooms.application.recording.FollowPeople;
import dev.rooms.application.recording.GetRecording;
import dev.rooms.application.recording.HoldRecording;
import dev.rooms.application.recording.InMemoryEgress;
import dev.rooms.application.recording.InMemoryIssuedLinks;
import dev.rooms.application.recording.InMemoryRecordingStore;
import dev.rooms.application.recording.InMemoryRecordings;
import dev.rooms.application.recording.KeepRecording;
import dev.rooms.application.recording.LinkRecording;
import dev.rooms.application.recording.ListRecordings;
import dev.rooms.application.recording.ListRoomRecordings;
import dev.rooms.application.recording.LookAtRecordings;
import dev.rooms.application.recording.RecordingViews;
import dev.rooms.application.recording.RemoveFile;
import dev.rooms.application.recording.RestrainUnconsented;
import dev.rooms.application.recording.SettleRecordings;
import dev.rooms.application.recording.StartRecording;
import dev.rooms.application.recording.StopRecording;
import dev.rooms.application.recording.SweepOrphans;
import dev.rooms.application.recording.ToldRecordings;
import dev.rooms.application.recording.VerifyFile;
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
import dev.rooms.application.room.InMemoryMediaDemands;
import dev.rooms.application.room.InMemoryMediaRooms;
import dev.rooms.application.room.InMemoryRooms;
import dev.rooms.application.room.InMemorySessions;
import dev.rooms.application.room.ListRoomHistory;
import dev.rooms.application.room.ListRooms;
import dev.rooms.application.room.MakeDemand;
import dev.rooms.application.room.OccupyRoom;
import dev.rooms.application.room.OpenDueRooms;
import dev.rooms.application.room.RoomView;
import dev.rooms.application.room.RoomViews;
import dev.rooms.application.room.SettleDemands;
import dev.rooms.application.room.UpdateRoom;
import dev.rooms.application.room.VacateRoom;
import dev.rooms.application.shared.AnswerOnce;
import dev.rooms.application.shared.ForgetAnswers;
import dev.rooms.application.shared.InMemoryAnswers;
import dev.rooms.application.shared.InMemoryLeases;
import dev.rooms.application.shared.InMemoryTransactions;
import dev.rooms.application.shared.MutableClock;
import dev.rooms.application.shared.SequentialIds;
import dev.rooms.application.shared.Signal;
import dev.rooms.application.template.ChangeDefault;
import dev.rooms.application.template.CreateTemplate;
import dev.rooms.application.template.DeleteTemplate;
import dev.rooms.application.template.GetTemplate;
import dev.rooms.application.template.InMemoryTemplates;
import dev.rooms.application.template.ListTemplates;
import dev.rooms.application.template.MakeTemplateDefault;
import dev.rooms.application.template.SeedTemplates;
import dev.rooms.application.template.UpdateTemplate;
import dev.rooms.application.webhook.Admittance;
import dev.rooms.application.webhook.ApplyEvent;
import dev.rooms.application.webhook.ApplyWebhooks;
import dev.rooms.application.webhook.DiscardWebhook;
import dev.rooms.application.webhook.ForgetWebhooks;
import dev.rooms.application.webhook.InMemoryLiveKitWebhooks;
import dev.rooms.application.webhook.InMemoryWebhookInbox;
import dev.rooms.application.webhook.ListInbox;
import dev.rooms.application.webhook.ReceiveWebhook;
import dev.rooms.application.webhook.RetryWebhook;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEventId;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenWish;
import dev.rooms.domain.drift.Drift;
import dev.rooms.domain.recording.KeyPattern;
import dev.rooms.domain.room.RoomChange;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.SystemDefaults;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.domain.template.RoomSettings;
import dev.rooms.domain.template.RoomType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The whole application over fakes: every port and every use case, wired once, with the templates seeded. */
public final class House {
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    public static final Page.Request WHOLE = new Page.Request(100, null);
    public static final int MAX_TOKEN_BYTES = 12_288;
    public static final Duration INBOX_RETENTION = Duration.ofDays(7);
    public static final Duration EVENTS_RETENTION = Duration.ofDays(30);
    public static final String OPERATOR_KEY = "rk_test_00000000000000000000000000000000";

    public final MutableClock clock = new MutableClock(NOW);
    public final SequentialIds ids = new SequentialIds();
    public final InMemoryTransactions transactions = new InMemoryTransactions();
    public final Signal demandsMade = new Signal();
    public final Signal webhooksReceived = new Signal();
    public final SystemDefaults defaults = new SystemDefaults(false, false);

    public final InMemoryAnswers answers = new InMemoryAnswers();
    public final InMemoryTemplates templates = new InMemoryTemplates();
    public final InMemoryRooms rooms = new InMemoryRooms(templates);
    public final InMemorySessions sessions = new InMemorySessions();
    public final InMemoryLooks looks = new InMemoryLooks(sessions);
    public final InMemoryMediaDemands mediaDemands = new InMemoryMediaDemands();
    public final InMemoryMediaRooms mediaRooms = new InMemoryMediaRooms();
    public final InMemoryLedgerTokens ledgerTokens = new InMemoryLedgerTokens();
    public final InMemoryBans bans = new InMemoryBans();
    public final InMemoryApiKeys apiKeys = new InMemoryApiKeys();
    public final InMemoryExpiries expiries = new InMemoryExpiries(ledgerTokens, apiKeys);
    public final InMemoryJoinTokens joinTokens = new InMemoryJoinTokens();
    public final InMemoryConnections connections = new InMemoryConnections();
    public final InMemoryAttendances attendances = new InMemoryAttendances();
    public final InMemoryTracks tracks = new InMemoryTracks();
    public final InMemoryLiveRooms liveRooms = new InMemoryLiveRooms(mediaRooms);
    public final InMemoryDrifts drifts = new InMemoryDrifts();
    public final InMemoryLeases leases = new InMemoryLeases(clock);
    public final InMemoryEvents events = new InMemoryEvents();
    public final InMemoryConsents consents = new InMemoryConsents();
    public final InMemoryRecordings recordings = new InMemoryRecordings();
    public final InMemoryIssuedLinks issuedLinks = new InMemoryIssuedLinks();
    public final InMemoryEgress egress = new InMemoryEgress(clock);
    public final InMemoryRecordingStore recordingStore = new InMemoryRecordingStore(clock);
    public final Signal recordingsDue = new Signal();
    /** What is done behind the answers, once {@link #drain()} lets it be done; emptied, it never is. */
    public final Queue<Runnable> background = new ConcurrentLinkedQueue<>();

    public final InMemoryWebhookInbox webhookInbox = new InMemoryWebhookInbox();
    public final InMemoryLiveKitWebhooks liveKitWebhooks = new InMemoryLiveKitWebhooks();

    public final AnswerOnce answerOnce = new AnswerOnce(answers, transactions, clock);
    public final ForgetAnswers forgetAnswers = new ForgetAnswers(answers, transactions, clock);

    public final ChangeDefault changeDefault = new ChangeDefault(templates, transactions, clock);
    public final CreateTemplate createTemplate = new CreateTemplate(templates, changeDefault, transactions, ids, clock);
    public final GetTemplate getTemplate = new GetTemplate(templates, transactions);
    public final ListTemplates listTemplates = new ListTemplates(templates, transactions);
    public final UpdateTemplate updateTemplate = new UpdateTemplate(templates, changeDefault, transactions, clock);
    public final DeleteTemplate deleteTemplate = new DeleteTemplate(templates, rooms, transactions);
    public final MakeTemplateDefault makeTemplateDefault = new MakeTemplateDefault(changeDefault, transactions);
    public final SeedTemplates seedTemplates = new SeedTemplates(templates, transactions, ids, clock);

    public final RoomViews roomViews = new RoomViews(templates, sessions, defaults, clock);
    public final MakeDemand makeDemand = new MakeDemand(mediaDemands, transactions, demandsMade, Causes.NONE, clock);
    public final VacateRoom vacateRoom = new VacateRoom(sessions, makeDemand);
    public final DrawSession drawSession = new DrawSession(sessions, transactions, ids);
    public final CreateRoom createRoom = new CreateRoom(rooms, templates, roomViews, transactions, ids, clock);
    public final GetRoom getRoom = new GetRoom(rooms, roomViews, transactions);
    public final ListRooms listRooms = new ListRooms(rooms, roomViews, transactions, clock);
    public final ListRoomHistory listRoomHistory = new ListRoomHistory(rooms, transactions, clock);
    public final UpdateRoom updateRoom = new UpdateRoom(rooms, roomViews, vacateRoom, transactions, clock);
    public final CloseRoom closeRoom = new CloseRoom(rooms, roomViews, vacateRoom, transactions, clock);
    public final DeleteRoom deleteRoom = new DeleteRoom(rooms, vacateRoom, transactions, clock);

    public final RecordPresence recordPresence = new RecordPresence(connections, attendances, tracks, transactions);
    public final RecordTrack recordTrack = new RecordTrack(tracks, connections, transactions);
    public final EmptySession emptySession = new EmptySession(connections, recordPresence, transactions);
    public final ListParticipants listParticipants =
            new ListParticipants(rooms, attendances, new ParticipantViews(tracks, clock), transactions);
    public final GetParticipant getParticipant =
            new GetParticipant(rooms, attendances, new ParticipantViews(tracks, clock), transactions);
    public final InMemoryFailedJoins failedJoins = new InMemoryFailedJoins();
    public final ListFailedJoins listFailedJoins = new ListFailedJoins(rooms, failedJoins, transactions);
    public final ListSessions listSessions = new ListSessions(rooms, sessions, attendances, transactions);

    public final Consenting consenting = new Consenting(templates, consents, connections);
    public final RecordingViews recordingViews = new RecordingViews(recordings, consents);
    public final ToldRecordings toldRecordings = new ToldRecordings(recordings, events, ids);
    public final KeepRecording keepRecording = new KeepRecording(
            recordings,
            toldRecordings,
            rooms,
            consenting,
            makeDemand,
            transactions,
            recordingsDue,
            Causes.NONE,
            room -> this.followPeople.ended(room),
            clock);
    public final ApplyEgress applyEgress = new ApplyEgress(recordings, keepRecording, transactions, clock);
    public final CallRecorder callRecorder =
            new CallRecorder(egress, applyEgress, keepRecording, transactions, background::add, clock);
    public final StartRecording startRecording = new StartRecording(
            rooms,
            roomViews,
            sessions,
            recordings,
            toldRecordings,
            recordingViews,
            consenting,
            connections,
            tracks,
            callRecorder,
            recordingStore,
            KeyPattern.USUAL,
            transactions,
            ids,
            clock);
    public final StopRecording stopRecording =
            new StopRecording(rooms, recordings, recordingViews, keepRecording, transactions, clock);
    public final GetRecording getRecording = new GetRecording(recordings, recordingViews, transactions);
    public final ListRecordings listRecordings = new ListRecordings(recordings, recordingViews, transactions);
    public final ListRoomRecordings listRoomRecordings =
            new ListRoomRecordings(rooms, recordings, recordingViews, transactions);
    public final HoldRecording holdRecording = new HoldRecording(keepRecording, recordingViews, transactions, clock);
    public final LinkRecording linkRecording =
            new LinkRecording(recordings, issuedLinks, recordingStore, transactions, clock);
    public final CheckStorage checkStorage = new CheckStorage(recordingStore, KeyPattern.USUAL, ids, clock);
    public final SweepOrphans sweepOrphans =
            new SweepOrphans(recordings, recordingStore, KeyPattern.USUAL, transactions, clock);
    public final ExpireRecordings expireRecordings =
            new ExpireRecordings(recordings, keepRecording, transactions, clock);
    public final EndRecordings endRecordings = new EndRecordings(recordings, keepRecording, transactions, clock);
    public final FollowPeople followPeople = new FollowPeople(
            rooms, sessions, recordings, connections, consenting, startRecording, keepRecording, makeDemand, clock);
    public final RestrainUnconsented restrainUnconsented =
            new RestrainUnconsented(rooms, sessions, recordings, connections, ledgerTokens, consenting);
    private final RemoveFile removeFile = new RemoveFile(keepRecording, recordingStore, clock);
    public final SettleRecordings settleRecordings = settler();
    public final DeleteRecording deleteRecording = new DeleteRecording(keepRecording, removeFile, clock);
    public final LookAtRecordings lookAtRecordings = new LookAtRecordings(
            recordings,
            recordings,
            sessions,
            connections,
            keepRecording,
            applyEgress,
            egress,
            KeyPattern.USUAL,
            leases.replica(),
            transactions,
            clock);
    public final GiveConsent giveConsent =
            new GiveConsent(rooms, consents, ledgerTokens, followPeople, transactions, ids, clock);
    public final ListConsents listConsents = new ListConsents(rooms, consents, ledgerTokens, transactions);
    public final InMemoryPresences presences = new InMemoryPresences(connections, looks);
    public final AuthenticateJoinToken authenticateJoinToken =
            new AuthenticateJoinToken(joinTokens, ledgerTokens, sessions, presences, transactions, clock);

    public final OccupyRoom occupyRoom = new OccupyRoom(rooms, sessions, roomViews, makeDemand, transactions);
    public final EndSession endSession = new EndSession(
            rooms,
            sessions,
            session -> {
                emptySession.ended(session);
                endRecordings.ended(session);
            },
            transactions);
    public final OpenDueRooms openDueRooms = new OpenDueRooms(rooms, transactions, clock);
    public final EndOverdueRooms endOverdueRooms =
            new EndOverdueRooms(rooms, roomViews, vacateRoom, transactions, clock);
    public final EndLongSessions endLongSessions =
            new EndLongSessions(sessions, endSession, makeDemand, transactions, clock);
    public final FollowSession followSession = new FollowSession(sessions, endSession, makeDemand, transactions, ids);
    public final Admittance admittance = new Admittance(ledgerTokens, bans, clock);
    public final EvictIntruders evictIntruders = new EvictIntruders(liveRooms, sessions, admittance, transactions);
    public final SettleDemands settleDemands = new SettleDemands(
            mediaDemands,
            mediaRooms,
            restrainUnconsented,
            evictIntruders,
            sessions,
            endSession,
            Causes.NONE,
            Runnable::run,
            transactions,
            clock);

    public final EndUnusedSessions endUnusedSessions =
            new EndUnusedSessions(rooms, sessions, ledgerTokens, endSession, transactions, clock);
    public final InMemorySeats seats = new InMemorySeats(ledgerTokens, sessions, connections);
    public final IssueToken issueToken = new IssueToken(
            rooms,
            templates,
            roomViews,
            drawSession,
            ledgerTokens,
            bans,
            seats,
            joinTokens,
            restrainUnconsented,
            MAX_TOKEN_BYTES,
            transactions,
            ids,
            clock);
    public final ReissueToken reissueToken = new ReissueToken(
            rooms,
            templates,
            roomViews,
            sessions,
            ledgerTokens,
            bans,
            joinTokens,
            restrainUnconsented,
            transactions,
            clock);
    public final RevokeToken revokeToken = new RevokeToken(ledgerTokens, sessions, makeDemand, transactions, clock);
    public final RevokeTokens revokeTokens =
            new RevokeTokens(rooms, ledgerTokens, bans, sessions, makeDemand, transactions, ids, clock);
    public final ListBans listBans = new ListBans(rooms, bans, transactions, clock);
    public final LiftBan liftBan = new LiftBan(rooms, bans, transactions, clock);
    public final IntrospectToken introspectToken =
            new IntrospectToken(joinTokens, ledgerTokens, sessions, bans, transactions, clock);
    public final AllowList allowList = new AllowList();
    public final InMemoryAdmissions admissions = new InMemoryAdmissions(ledgerTokens, sessions, bans, connections);
    public final RefreshAllowList refreshAllowList = new RefreshAllowList(allowList, admissions, transactions, clock);
    public final AuthorizeJoin authorizeJoin =
            new AuthorizeJoin(joinTokens, "changed"::equals, allowList, Duration.ZERO, clock);
    public final RecordTokenUse recordTokenUse = new RecordTokenUse(ledgerTokens, makeDemand, transactions);
    public final GetToken getToken = new GetToken(ledgerTokens, presences, transactions);
    public final ListTokens listTokens = new ListTokens(rooms, ledgerTokens, presences, transactions);
    public final AuthenticateCaller authenticateCaller =
            new AuthenticateCaller(OperatorKey.of(OPERATOR_KEY), apiKeys, transactions, clock);
    public final CreateApiKey createApiKey = new CreateApiKey(apiKeys, new Random(7), transactions, ids, clock);
    public final GetApiKey getApiKey = new GetApiKey(apiKeys, transactions);
    public final GetMe getMe = new GetMe(apiKeys, ledgerTokens, transactions);
    public final ListApiKeys listApiKeys = new ListApiKeys(apiKeys, transactions);
    public final RevokeApiKey revokeApiKey = new RevokeApiKey(apiKeys, transactions, clock);

    public final ApplyEvent applyEvent = new ApplyEvent(
            followSession,
            occupyRoom,
            endSession,
            sessions,
            connections,
            recordPresence,
            recordTrack,
            new RecordFailedJoin(connections, failedJoins),
            admittance,
            makeDemand,
            recordTokenUse,
            followPeople,
            applyEgress::handle,
            ids);
    public final ReceiveWebhook receiveWebhook =
            new ReceiveWebhook(liveKitWebhooks, webhookInbox, webhooksReceived, clock);
    public final ApplyWebhooks applyWebhooks =
            new ApplyWebhooks(webhookInbox, liveKitWebhooks, applyEvent, transactions, clock);
    public final ListInbox listInbox = new ListInbox(webhookInbox, transactions);
    public final RetryWebhook retryWebhook = new RetryWebhook(webhookInbox, transactions, webhooksReceived, clock);
    public final DiscardWebhook discardWebhook = new DiscardWebhook(webhookInbox, transactions);
    public final ForgetWebhooks forgetWebhooks = new ForgetWebhooks(webhookInbox, transactions, INBOX_RETENTION, clock);

    public final Evidence evidence = new Evidence(connections, tracks, looks);
    public final Repair repair = new Repair(
            applyEvent, endSession, makeDemand, sessions, evidence, drifts, webhookInbox, transactions, ids, clock);
    public final LookAtSession lookAtSession = new LookAtSession(
            liveRooms, connections, tracks, evidence, repair, admittance, makeDemand, transactions, clock);
    public final ReconcileLedger reconcileLedger = reconciler();
    public final ListDrift listDrift = new ListDrift(drifts, transactions);
    public final ForgetDrift forgetDrift = new ForgetDrift(drifts, looks, transactions, INBOX_RETENTION, clock);

    public final ExpireCredentials expireCredentials =
            new ExpireCredentials(expiries, events, transactions, ids, clock);
    public final ListEvents listEvents = new ListEvents(events, transactions);
    public final ForgetEvents forgetEvents = new ForgetEvents(events, transactions, EVENTS_RETENTION, clock);

    public House() {
        seedTemplates.handle(new SeedTemplates.Command(admin()));
    }

    public Caller caller(Scope... scopes) {
        return new Caller(DESK, Set.of(scopes));
    }

    public Caller admin() {
        return caller(Scope.ADMIN);
    }

    public RoomView openGroupRoom() {
        return room(null, null);
    }

    /** A group room with these times. */
    public RoomView room(@Nullable Instant startsAt, @Nullable Instant endsAt) {
        var command = new CreateRoom.Command(
                admin(), "Standup", RoomType.GROUP, null, null, null, startsAt, endsAt, RoomSettings.NOTHING);
        return see(createRoom.handle(command).room().room().id());
    }

    public RoomView see(RoomId room) {
        return getRoom.handle(new GetRoom.Query(admin(), room));
    }

    public RoomStatus status(RoomId room) {
        return see(room).status();
    }

    public List<RoomChange> history(RoomId room) {
        return listRoomHistory
                .handle(new ListRoomHistory.Query(admin(), room, WHOLE))
                .items();
    }

    public List<SessionView> sessions(RoomId room) {
        return listSessions.handle(new ListSessions.Query(admin(), room, WHOLE)).items();
    }

    public List<ParticipantView> participants(RoomId room) {
        return listParticipants
                .handle(new ListParticipants.Query(admin(), room, Attendances.Filter.ALL, WHOLE))
                .items();
    }

    public LedgerToken token(TokenId token) {
        return getToken.handle(new GetToken.Query(admin(), token));
    }

    public IssueToken.Minted mint(RoomId room, String identity) {
        return mint(room, TokenFixture.wish(identity, ParticipantRole.PARTICIPANT));
    }

    public IssueToken.Minted mint(RoomId room, TokenWish wish) {
        return issueToken.handle(new IssueToken.Command(admin(), room, wish));
    }

    public void close(RoomId room) {
        closeRoom.handle(new CloseRoom.Command(admin(), room));
    }

    /** That of another replica. */
    public ReconcileLedger reconciler() {
        return new ReconcileLedger(
                liveRooms, sessions, connections, looks, lookAtSession, repair, leases.replica(), transactions, clock);
    }

    /** That of another replica. */
    public SettleRecordings settler() {
        return new SettleRecordings(
                recordings,
                recordings,
                keepRecording,
                applyEgress,
                new Emptiness(connections),
                connections,
                egress,
                new VerifyFile(
                        recordings,
                        keepRecording,
                        applyEgress,
                        egress,
                        recordingStore,
                        Duration.ofMinutes(10),
                        transactions,
                        clock),
                removeFile,
                Causes.NONE,
                Runnable::run,
                transactions,
                clock);
    }

    public List<Drift> drift() {
        return listDrift
                .handle(new ListDrift.Query(admin(), new Drifts.Filter(null, null), WHOLE))
                .items();
    }

    /** As LiveKit does: signed, and under an id of its own. Nothing is applied before {@link #drain()}. */
    public WebhookEventId send(WebhookEvent event) {
        var id = new WebhookEventId("EV_" + ids.next());
        send(id, event);
        return id;
    }

    public void send(WebhookEventId id, WebhookEvent event) {
        receiveWebhook.handle(InMemoryLiveKitWebhooks.body(id, event), InMemoryLiveKitWebhooks.SIGNED);
    }

    /** Does what has to happen by itself at this time, and what follows from it. */
    public void tick() {
        openDueRooms.handle();
        endOverdueRooms.handle();
        endLongSessions.handle();
        endUnusedSessions.handle();
        expireRecordings.handle();
        drain();
    }

    /** Applies and settles all that is due now. */
    public void drain() {
        boolean more;
        do {
            var applied = applyWebhooks.handle();
            more = settleDemands.handle() || applied;
            for (var task = background.poll(); task != null; task = background.poll()) {
                task.run();
            }
            settleRecordings.handle();
            more |= recordings.isAnyDue(clock.instant());
        } while (more);
    }
}
