package dev.rooms.domain.room;

import dev.rooms.domain.template.Codec;
import dev.rooms.domain.template.RoomSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of a room as they hold: the request over the template over the system. Times in seconds. */
public record EffectiveSettings(
        Layered<@Nullable Integer> maxParticipants,
        Layered<Integer> emptyTimeout,
        Layered<Integer> departureTimeout,
        Layered<@Nullable Integer> maxDuration,
        Layered<Integer> grace,
        Layered<List<Codec>> codecs,
        Layered<Boolean> recordingEnabled,
        Layered<Boolean> sipEnabled,
        Layered<Map<String, String>> metadata) {

    public static EffectiveSettings of(RoomSettings request, RoomSettings template, SystemDefaults system) {
        return new EffectiveSettings(
                Layered.<@Nullable Integer>of(request.maxParticipants(), template.maxParticipants(), null),
                Layered.of(request.emptyTimeout(), template.emptyTimeout(), SystemDefaults.EMPTY_TIMEOUT),
                Layered.of(request.departureTimeout(), template.departureTimeout(), SystemDefaults.DEPARTURE_TIMEOUT),
                Layered.<@Nullable Integer>of(request.maxDuration(), template.maxDuration(), null),
                Layered.of(request.grace(), template.grace(), SystemDefaults.GRACE),
                Layered.of(request.codecs(), template.codecs(), Codec.USUAL),
                Layered.of(request.recordingEnabled(), template.recordingEnabled(), system.recordingEnabled()),
                Layered.of(request.sipEnabled(), template.sipEnabled(), system.sipEnabled()),
                Layered.of(request.metadata(), template.metadata(), Map.of()));
    }

    public SessionLimits limits() {
        return new SessionLimits(maxParticipants.value(), emptyTimeout.value(), departureTimeout.value());
    }
}
