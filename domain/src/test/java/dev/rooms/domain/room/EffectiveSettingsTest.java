package dev.rooms.domain.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.domain.room.Layered.Origin;
import dev.rooms.domain.template.Codec;
import dev.rooms.domain.template.RoomSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EffectiveSettingsTest {
    private static final RoomSettings ASKED =
            new RoomSettings(1, 2, 3, 4, 5, List.of(Codec.VIDEO_AV1), true, true, Map.of("asked", "yes"));
    private static final RoomSettings TEMPLATES =
            new RoomSettings(6, 7, 8, 9, 10, List.of(Codec.VIDEO_VP9), false, false, Map.of());
    private static final SystemDefaults SYSTEM = new SystemDefaults(true, false);

    @Test
    void what_the_request_says_wins() {
        assertThat(EffectiveSettings.of(ASKED, TEMPLATES, SYSTEM)).isEqualTo(all(ASKED, Origin.REQUEST));
    }

    @Test
    void what_the_request_does_not_say_the_template_says() {
        assertThat(EffectiveSettings.of(RoomSettings.NOTHING, TEMPLATES, SYSTEM))
                .isEqualTo(all(TEMPLATES, Origin.TEMPLATE));
    }

    @Test
    void what_nobody_says_the_system_says() {
        var settings = new RoomSettings(null, 300, 20, null, 0, Codec.USUAL, true, false, Map.of());
        assertThat(EffectiveSettings.of(RoomSettings.NOTHING, RoomSettings.NOTHING, SYSTEM))
                .isEqualTo(all(settings, Origin.SYSTEM));
    }

    @Test
    void the_operator_chooses_whether_rooms_are_recorded_and_dialled_into() {
        var settings =
                EffectiveSettings.of(RoomSettings.NOTHING, RoomSettings.NOTHING, new SystemDefaults(false, true));
        assertThat(settings.recordingEnabled().value()).isFalse();
        assertThat(settings.sipEnabled().value()).isTrue();
    }

    @Test
    void livekit_is_told_the_limits_that_hold() {
        assertThat(EffectiveSettings.of(ASKED, TEMPLATES, SYSTEM).limits()).isEqualTo(new SessionLimits(1, 2, 3));
        assertThat(EffectiveSettings.of(RoomSettings.NOTHING, RoomSettings.NOTHING, SYSTEM)
                        .limits())
                .isEqualTo(new SessionLimits(null, 300, 20));
    }

    @SuppressWarnings("NullAway")
    private static EffectiveSettings all(RoomSettings settings, Origin origin) {
        return new EffectiveSettings(
                new Layered<>(settings.maxParticipants(), origin),
                new Layered<>(settings.emptyTimeout(), origin),
                new Layered<>(settings.departureTimeout(), origin),
                new Layered<>(settings.maxDuration(), origin),
                new Layered<>(settings.grace(), origin),
                new Layered<>(settings.codecs(), origin),
                new Layered<>(settings.recordingEnabled(), origin),
                new Layered<>(settings.sipEnabled(), origin),
                new Layered<>(settings.metadata(), origin));
    }
}
