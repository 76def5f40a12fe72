package dev.rooms.http;

import dev.rooms.application.access.AuthenticateCaller;
import dev.rooms.application.access.AuthenticateJoinToken;
import dev.rooms.application.access.AuthorizeJoin;
import dev.rooms.application.access.CreateApiKey;
import dev.rooms.application.access.GetApiKey;
import dev.rooms.application.access.GetMe;
import dev.rooms.application.access.GetToken;
import dev.rooms.application.access.IntrospectToken;
import dev.rooms.application.access.IssueToken;
import dev.rooms.application.access.LiftBan;
import dev.rooms.application.access.ListApiKeys;
import dev.rooms.application.access.ListBans;
import dev.rooms.application.access.ListTokens;
import dev.rooms.application.access.ReissueToken;
import dev.rooms.application.access.RevokeApiKey;
import dev.rooms.application.access.RevokeToken;
import dev.rooms.application.access.RevokeTokens;
import dev.rooms.application.consent.GiveConsent;
import dev.rooms.application.consent.ListConsents;
import dev.rooms.application.drift.ListDrift;
import dev.rooms.application.event.ListEvents;
import dev.rooms.application.participant.GetParticipant;
import dev.rooms.application.participant.ListFailedJoins;
import dev.rooms.application.participant.ListParticipants;
import dev.rooms.application.participant.ListSessions;
import dev.rooms.application.recording.CheckStorage;
import dev.rooms.application.recording.DeleteRecording;
import dev.rooms.application.recording.GetRecording;
import dev.rooms.application.recording.HoldRecording;
import dev.rooms.application.recording.LinkRecording;
import dev.rooms.application.recording.ListRecordings;
import dev.rooms.application.recording.ListRoomRecordings;
import dev.rooms.application.recording.StartRecording;
import dev.rooms.application.recording.StopRecording;
import dev.rooms.application.recording.SweepOrphans;
import dev.rooms.application.room.CloseRoom;
import dev.rooms.application.room.CreateRoom;
import dev.rooms.application.room.DeleteRoom;
import dev.rooms.application.room.GetRoom;
import dev.rooms.application.room.ListRoomHistory;
import dev.rooms.application.room.ListRooms;
import dev.rooms.application.room.UpdateRoom;
import dev.rooms.application.shared.AnswerOnce;
import dev.rooms.application.template.CreateTemplate;
import dev.rooms.application.template.DeleteTemplate;
import dev.rooms.application.template.GetTemplate;
import dev.rooms.application.template.ListTemplates;
import dev.rooms.application.template.MakeTemplateDefault;
import dev.rooms.application.template.UpdateTemplate;
import dev.rooms.application.webhook.DiscardWebhook;
import dev.rooms.application.webhook.ListInbox;
import dev.rooms.application.webhook.ReceiveWebhook;
import dev.rooms.application.webhook.RetryWebhook;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the resources the use cases of the {@link Stage}. */
class TestWiring {
    @Produces
    @Singleton
    AuthenticateCaller authenticateCaller() {
        return Stage.HOUSE.authenticateCaller;
    }

    @Produces
    @Singleton
    AuthorizeJoin authorizeJoin() {
        return Stage.AUTHORIZE_JOIN;
    }

    @Produces
    @Singleton
    CreateApiKey createApiKey() {
        return Stage.HOUSE.createApiKey;
    }

    @Produces
    @Singleton
    GetToken getToken() {
        return Stage.HOUSE.getToken;
    }

    @Produces
    @Singleton
    IssueToken issueToken() {
        return Stage.ISSUE_TOKEN;
    }

    @Produces
    @Singleton
    ListApiKeys listApiKeys() {
        return Stage.HOUSE.listApiKeys;
    }

    @Produces
    @Singleton
    ListTokens listTokens() {
        return Stage.HOUSE.listTokens;
    }

    @Produces
    @Singleton
    ReissueToken reissueToken() {
        return Stage.HOUSE.reissueToken;
    }

    @Produces
    @Singleton
    RevokeApiKey revokeApiKey() {
        return Stage.HOUSE.revokeApiKey;
    }

    @Produces
    @Singleton
    RevokeToken revokeToken() {
        return Stage.HOUSE.revokeToken;
    }

    @Produces
    @Singleton
    RevokeTokens revokeTokens() {
        return Stage.HOUSE.revokeTokens;
    }

    @Produces
    @Singleton
    ListBans listBans() {
        return Stage.HOUSE.listBans;
    }

    @Produces
    @Singleton
    LiftBan liftBan() {
        return Stage.HOUSE.liftBan;
    }

    @Produces
    @Singleton
    IntrospectToken introspectToken() {
        return Stage.HOUSE.introspectToken;
    }

    @Produces
    @Singleton
    ListEvents listEvents() {
        return Stage.HOUSE.listEvents;
    }

    @Produces
    @Singleton
    ListFailedJoins listFailedJoins() {
        return Stage.HOUSE.listFailedJoins;
    }

    @Produces
    @Singleton
    GetParticipant getParticipant() {
        return Stage.HOUSE.getParticipant;
    }

    @Produces
    @Singleton
    GetApiKey getApiKey() {
        return Stage.HOUSE.getApiKey;
    }

    @Produces
    @Singleton
    GetMe getMe() {
        return Stage.HOUSE.getMe;
    }

    @Produces
    @Singleton
    ListParticipants listParticipants() {
        return Stage.HOUSE.listParticipants;
    }

    @Produces
    @Singleton
    ListSessions listSessions() {
        return Stage.HOUSE.listSessions;
    }

    @Produces
    @Singleton
    CloseRoom closeRoom() {
        return Stage.HOUSE.closeRoom;
    }

    @Produces
    @Singleton
    CreateRoom createRoom() {
        return Stage.HOUSE.createRoom;
    }

    @Produces
    @Singleton
    DeleteRoom deleteRoom() {
        return Stage.HOUSE.deleteRoom;
    }

    @Produces
    @Singleton
    GetRoom getRoom() {
        return Stage.HOUSE.getRoom;
    }

    @Produces
    @Singleton
    ListRoomHistory listRoomHistory() {
        return Stage.HOUSE.listRoomHistory;
    }

    @Produces
    @Singleton
    ListRooms listRooms() {
        return Stage.HOUSE.listRooms;
    }

    @Produces
    @Singleton
    UpdateRoom updateRoom() {
        return Stage.HOUSE.updateRoom;
    }

    @Produces
    @Singleton
    AnswerOnce answerOnce() {
        return Stage.HOUSE.answerOnce;
    }

    @Produces
    @Singleton
    CreateTemplate createTemplate() {
        return Stage.HOUSE.createTemplate;
    }

    @Produces
    @Singleton
    DeleteTemplate deleteTemplate() {
        return Stage.HOUSE.deleteTemplate;
    }

    @Produces
    @Singleton
    GetTemplate getTemplate() {
        return Stage.GET_TEMPLATE;
    }

    @Produces
    @Singleton
    ListTemplates listTemplates() {
        return Stage.HOUSE.listTemplates;
    }

    @Produces
    @Singleton
    MakeTemplateDefault makeTemplateDefault() {
        return Stage.HOUSE.makeTemplateDefault;
    }

    @Produces
    @Singleton
    UpdateTemplate updateTemplate() {
        return Stage.HOUSE.updateTemplate;
    }

    @Produces
    @Singleton
    ListDrift listDrift() {
        return Stage.HOUSE.listDrift;
    }

    @Produces
    @Singleton
    ListInbox listInbox() {
        return Stage.HOUSE.listInbox;
    }

    @Produces
    @Singleton
    RetryWebhook retryWebhook() {
        return Stage.HOUSE.retryWebhook;
    }

    @Produces
    @Singleton
    DiscardWebhook discardWebhook() {
        return Stage.HOUSE.discardWebhook;
    }

    @Produces
    @Singleton
    ReceiveWebhook receiveWebhook() {
        return Stage.HOUSE.receiveWebhook;
    }

    @Produces
    @Singleton
    AuthenticateJoinToken authenticateJoinToken() {
        return Stage.HOUSE.authenticateJoinToken;
    }

    @Produces
    @Singleton
    GiveConsent giveConsent() {
        return Stage.HOUSE.giveConsent;
    }

    @Produces
    @Singleton
    ListConsents listConsents() {
        return Stage.HOUSE.listConsents;
    }

    @Produces
    @Singleton
    CheckStorage checkStorage() {
        return Stage.HOUSE.checkStorage;
    }

    @Produces
    @Singleton
    DeleteRecording deleteRecording() {
        return Stage.HOUSE.deleteRecording;
    }

    @Produces
    @Singleton
    GetRecording getRecording() {
        return Stage.HOUSE.getRecording;
    }

    @Produces
    @Singleton
    HoldRecording holdRecording() {
        return Stage.HOUSE.holdRecording;
    }

    @Produces
    @Singleton
    LinkRecording linkRecording() {
        return Stage.HOUSE.linkRecording;
    }

    @Produces
    @Singleton
    ListRecordings listRecordings() {
        return Stage.HOUSE.listRecordings;
    }

    @Produces
    @Singleton
    ListRoomRecordings listRoomRecordings() {
        return Stage.HOUSE.listRoomRecordings;
    }

    @Produces
    @Singleton
    StartRecording startRecording() {
        return Stage.HOUSE.startRecording;
    }

    @Produces
    @Singleton
    StopRecording stopRecording() {
        return Stage.HOUSE.stopRecording;
    }

    @Produces
    @Singleton
    SweepOrphans sweepOrphans() {
        return Stage.HOUSE.sweepOrphans;
    }
}
