package dev.rooms.bootstrap;

import dev.rooms.application.access.Bans;
import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.access.RecordTokenUse;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.participant.FailedJoins;
import dev.rooms.application.participant.RecordFailedJoin;
import dev.rooms.application.participant.RecordPresence;
import dev.rooms.application.participant.RecordTrack;
import dev.rooms.application.recording.ApplyEgress;
import dev.rooms.application.recording.FollowPeople;
import dev.rooms.application.room.EndSession;
import dev.rooms.application.room.FollowSession;
import dev.rooms.application.room.MakeDemand;
import dev.rooms.application.room.OccupyRoom;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.webhook.Admittance;
import dev.rooms.application.webhook.ApplyEvent;
import dev.rooms.application.webhook.ApplyWebhooks;
import dev.rooms.application.webhook.DiscardWebhook;
import dev.rooms.application.webhook.ForgetWebhooks;
import dev.rooms.application.webhook.InboxItems;
import dev.rooms.application.webhook.ListInbox;
import dev.rooms.application.webhook.LiveKitWebhooks;
import dev.rooms.application.webhook.ReceiveWebhook;
import dev.rooms.application.webhook.RetryWebhook;
import dev.rooms.application.webhook.WebhookInbox;
import dev.rooms.application.webhook.WebhookLog;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

class WebhookWiring {
    @Produces
    @Singleton
    ReceiveWebhook receiveWebhook(LiveKitWebhooks webhooks, WebhookLog log, Signals signals, InstantSource clock) {
        return new ReceiveWebhook(webhooks, log, signals.received(), clock);
    }

    @Produces
    @Singleton
    ListInbox listInbox(InboxItems items, Transactions transactions) {
        return new ListInbox(items, transactions);
    }

    @Produces
    @Singleton
    RetryWebhook retryWebhook(InboxItems items, Transactions transactions, Signals signals, InstantSource clock) {
        return new RetryWebhook(items, transactions, signals.received(), clock);
    }

    @Produces
    @Singleton
    DiscardWebhook discardWebhook(InboxItems items, Transactions transactions) {
        return new DiscardWebhook(items, transactions);
    }

    @Produces
    @Singleton
    ForgetWebhooks forgetWebhooks(
            WebhookInbox inbox, Transactions transactions, RoomsConfig config, InstantSource clock) {
        return new ForgetWebhooks(inbox, transactions, config.inboxRetention(), clock);
    }

    @Produces
    @Singleton
    Admittance admittance(LedgerTokens tokens, Bans bans, InstantSource clock) {
        return new Admittance(tokens, bans, clock);
    }

    @Produces
    @Singleton
    ApplyEvent applyEvent(
            FollowSession followSession,
            OccupyRoom occupyRoom,
            EndSession endSession,
            Sessions sessions,
            Connections connections,
            RecordPresence recordPresence,
            RecordTrack recordTrack,
            FailedJoins failedJoins,
            Admittance admittance,
            MakeDemand makeDemand,
            RecordTokenUse recordTokenUse,
            FollowPeople followPeople,
            ApplyEgress applyEgress,
            Ids ids) {
        return new ApplyEvent(
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
    }

    @Produces
    @Singleton
    ApplyWebhooks applyWebhooks(
            WebhookInbox inbox,
            LiveKitWebhooks webhooks,
            ApplyEvent applyEvent,
            Transactions transactions,
            InstantSource clock) {
        return new ApplyWebhooks(inbox, webhooks, applyEvent, transactions, clock);
    }
}
