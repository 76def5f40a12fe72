package dev.rooms.livekit.history;

import dev.rooms.application.participant.Connections;
import dev.rooms.application.webhook.LiveKitWebhooks;
import dev.rooms.application.webhook.SignedWebhook;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.application.webhook.WebhookLog;
import dev.rooms.domain.participant.ParticipantSid;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;

/** Mistakes in taking in what LiveKit tells. */
enum FaultOfReading implements Wiring {
    /** Numbers are drawn before the commit: what is written with a lower one than was read lies behind the cursor. */
    A_CURSOR_SKIPS_WHAT_COMMITS_LATE {
        @Override
        public WebhookLog log(WebhookLog right) {
            var cursor = new int[] {-1};
            return Planted.in(WebhookLog.class, right, "append", (question, rightly) -> {
                var number = Told.number(((SignedWebhook) question[0]).id());
                if (number < cursor[0]) {
                    return true;
                }
                cursor[0] = number;
                return rightly.get();
            });
        }
    },

    WHAT_WAS_CREATED_EARLIER_COMES_TOO_LATE {
        @Override
        public LiveKitWebhooks webhooks(LiveKitWebhooks right, Connections connections) {
            var newest = new HashMap<LiveRoom, Instant>();
            return reading(right, (event, at) -> {
                var last = newest.merge(Retold.room(event), at, (one, other) -> one.isAfter(other) ? one : other);
                return at.isBefore(last) ? new WebhookEvent.Other() : event;
            });
        }
    },

    WHAT_IS_TOLD_TWICE_HAPPENED_TWICE {
        @Override
        public LiveKitWebhooks webhooks(LiveKitWebhooks right, Connections connections) {
            var told = new HashSet<ParticipantSid>();
            return reading(
                    right,
                    (event, _) -> event instanceof WebhookEvent.ParticipantJoined joined
                                    && !told.add(joined.participant().sid())
                            ? Retold.of(event, room -> room, sid -> new ParticipantSid(sid.value() + "-again"))
                            : event);
        }
    },

    A_ROOM_IS_KNOWN_BY_ITS_NAME {
        @Override
        public LiveKitWebhooks webhooks(LiveKitWebhooks right, Connections connections) {
            return reading(right, (event, _) -> Retold.of(event, Namesakes::first, sid -> sid));
        }
    },

    A_PARTICIPANT_IS_KNOWN_BY_THEIR_IDENTITY {
        @Override
        public LiveKitWebhooks webhooks(LiveKitWebhooks right, Connections connections) {
            return reading(right, (event, _) -> Retold.of(event, room -> room, Namesakes::first));
        }
    },

    WHO_LEFT_BEFORE_THEY_JOINED_DID_NOT_LEAVE {
        @Override
        public LiveKitWebhooks webhooks(LiveKitWebhooks right, Connections connections) {
            return reading(
                    right,
                    (event, _) -> event instanceof WebhookEvent.ParticipantLeft left
                                    && connections
                                            .find(left.participant().sid())
                                            .isEmpty()
                            ? new WebhookEvent.Other()
                            : event);
        }
    },

    SOMEBODY_JOINED_WHEN_IT_WAS_HEARD_OF {
        @Override
        public LiveKitWebhooks webhooks(LiveKitWebhooks right, Connections connections) {
            return reading(right, Retold::joinedAt);
        }
    };

    /** What is made of an event that arrived then. */
    @FunctionalInterface
    private interface Mistake {
        WebhookEvent of(WebhookEvent event, Instant at);
    }

    private static LiveKitWebhooks reading(LiveKitWebhooks right, Mistake mistake) {
        return Planted.in(LiveKitWebhooks.class, right, "read", (question, rightly) -> {
            var event = (WebhookEvent) rightly.get();
            return event instanceof WebhookEvent.Other ? event : mistake.of(event, (Instant) question[1]);
        });
    }
}
