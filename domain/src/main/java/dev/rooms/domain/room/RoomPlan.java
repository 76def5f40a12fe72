package dev.rooms.domain.room;

import dev.rooms.domain.shared.Rules;
import dev.rooms.domain.template.RoomSettings;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for when the room was made or changed.
 *
 * @param revision the template's, which the room keeps
 * @param settings what the request said; null in it is left to the template
 */
public record RoomPlan(
        String name,
        RoomType type,
        TemplateId template,
        int revision,
        @Nullable BookingId booking,
        @Nullable ServiceSessionId serviceSession,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        RoomSettings settings) {
    private static final int MAX_NAME = 256;
    private static final int MAX_REFERENCE = 256;

    /** @throws dev.rooms.domain.shared.Invalid with every value that can never be right */
    public void check(Instant now) {
        check(now, "/ends_at", "must be after starts_at");
    }

    /**
     * Checks a change of an earlier plan: a start that was moved alone is the one that is wrong, and an end that has passed is no fault of a change that leaves it as it is.
     */
    public void check(RoomPlan earlier, Instant now) {
        if (!Objects.equals(endsAt, earlier.endsAt)) {
            check(now);
        } else {
            check(Instant.MIN, "/starts_at", "must be before ends_at");
        }
    }

    private void check(Instant now, String moved, String order) {
        var rules = new Rules()
                .line(name, MAX_NAME, "/name")
                .line(booking == null ? null : booking.value(), MAX_REFERENCE, "/booking_id")
                .line(serviceSession == null ? null : serviceSession.value(), MAX_REFERENCE, "/service_session_id")
                .must(
                        booking == null || serviceSession == null,
                        "/service_session_id",
                        "contradiction",
                        "must not be given together with booking_id");
        if (endsAt != null) {
            rules.must(endsAt.isAfter(now), "/ends_at", "in-the-past", "must be in the future")
                    .must(startsAt == null || endsAt.isAfter(startsAt), moved, "before-start", order);
        }
        settings.check(rules);
        rules.check();
    }

    /**
     * When everybody has to be out.
     *
     * @param grace how long after its end the room may still be used, in seconds
     */
    public @Nullable Instant hardEnd(int grace) {
        return endsAt == null ? null : endsAt.plusSeconds(grace);
    }

    public boolean startsAfter(Instant now) {
        return startsAt != null && startsAt.isAfter(now);
    }
}
