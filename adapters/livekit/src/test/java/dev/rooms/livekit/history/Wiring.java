package dev.rooms.livekit.history;

import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.drift.LiveRooms;
import dev.rooms.application.drift.Looks;
import dev.rooms.application.participant.Attendances;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.participant.Tracks;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.webhook.LiveKitWebhooks;
import dev.rooms.application.webhook.WebhookLog;
import java.time.InstantSource;

/** The ports that a ledger gets: the right ones, unless a planted fault gives others. */
interface Wiring {
    Wiring RIGHT = new Wiring() {};

    default WebhookLog log(WebhookLog right) {
        return right;
    }

    /** @param connections what is known when the webhook is read */
    default LiveKitWebhooks webhooks(LiveKitWebhooks right, Connections connections) {
        return right;
    }

    default Sessions sessions(Sessions right) {
        return right;
    }

    default Connections connections(Connections right) {
        return right;
    }

    default Attendances attendances(Attendances right) {
        return right;
    }

    default Tracks tracks(Tracks right) {
        return right;
    }

    default LedgerTokens tokens(LedgerTokens right) {
        return right;
    }

    default LiveRooms liveRooms(LiveRooms right, Connections connections) {
        return right;
    }

    default Looks looks(Looks right, InstantSource clock) {
        return right;
    }

    /** How often LiveKit is compared with the ledger at each look. */
    default int comparisons() {
        return 1;
    }
}
