package dev.rooms.domain.access;

import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomEnded;
import dev.rooms.domain.room.RoomNotOpen;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.template.RolePolicy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a room may be entered by a role, and how long a token for it may live. */
public record JoinWindow(
        @Nullable Instant opensAt, @Nullable Instant hardEnd, Duration maxTtl) {

    /** @param grace how long after its end the room may still be entered, in seconds */
    public static JoinWindow of(Room room, RolePolicy policy, int grace) {
        var start = room.plan().startsAt();
        return new JoinWindow(
                start == null ? null : start.minus(policy.lead()), room.plan().hardEnd(grace), policy.maxTtl());
    }

    /**
     * @throws RoomNotOpen before the window
     * @throws RoomEnded after it
     */
    public void mustBeOpen(Room room, Instant now) {
        if (hardEnd != null && !now.isBefore(hardEnd)) {
            throw new RoomEnded(room.id());
        }
        if (opensAt != null && now.isBefore(opensAt)) {
            throw new RoomNotOpen(room.id(), opensAt, now);
        }
    }

    /**
     * When a token minted now expires: what was asked for, or as long as usual and possible.
     *
     * @throws Invalid when more was asked for than the role or the room's end allow
     */
    public Instant expiry(@Nullable Integer ttl, ParticipantRole role, Instant now) {
        var ceiling = now.plus(maxTtl);
        if (hardEnd != null && hardEnd.isBefore(ceiling)) {
            ceiling = hardEnd;
        }
        if (ttl == null) {
            var usual = now.plus(usual(role));
            return usual.isBefore(ceiling) ? usual : ceiling;
        }
        var wanted = now.plusSeconds(ttl);
        if (wanted.isAfter(ceiling)) {
            var most = Duration.between(now, ceiling).toSeconds();
            throw new Invalid("/ttl_seconds", "too-large", "must be at most " + most + " for this role and room");
        }
        return wanted;
    }

    private static Duration usual(ParticipantRole role) {
        return role == ParticipantRole.VIEWER ? Duration.ofMinutes(30) : Duration.ofHours(1);
    }
}
