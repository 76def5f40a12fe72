package dev.rooms.livekit.history;

import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What somebody takes for one who looks at names and not at sids. */
final class Namesakes {
    private record Who(LiveRoom room, ParticipantIdentity identity) {}

    private static final Map<ParticipantSid, ParticipantSid> FIRST = first();

    private Namesakes() {}

    static LiveRoom first(LiveRoom room) {
        return History.RECORDED.told().stream()
                .map(Told::room)
                .filter(each -> each.name().equals(room.name()))
                .findFirst()
                .orElseThrow();
    }

    /** The first connection of the same identity in the same room. */
    static ParticipantSid first(ParticipantSid sid) {
        return Objects.requireNonNull(FIRST.get(sid));
    }

    private static Map<ParticipantSid, ParticipantSid> first() {
        var ofIdentity = new HashMap<Who, ParticipantSid>();
        var first = new HashMap<ParticipantSid, ParticipantSid>();
        for (var told : History.RECORDED.told()) {
            if (told.event() instanceof WebhookEvent.ParticipantJoined it) {
                var sid = it.participant().sid();
                first.put(
                        sid,
                        ofIdentity.computeIfAbsent(
                                new Who(it.room(), it.participant().identity()), _ -> sid));
            }
        }
        return first;
    }
}
