package dev.rooms.application.template;

import dev.rooms.application.House;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.template.Codec;
import dev.rooms.domain.template.ConsentPolicy;
import dev.rooms.domain.template.LateJoinerPolicy;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.domain.template.RecordingPolicy;
import dev.rooms.domain.template.RolePolicy;
import dev.rooms.domain.template.RoomSettings;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

public final class TemplateFixture {
    /** Everything said. */
    public static final RoomSettings ALL_SETTINGS = new RoomSettings(
            12,
            120,
            15,
            3_600,
            60,
            List.of(Codec.VIDEO_VP8, Codec.AUDIO_OPUS),
            true,
            false,
            Map.of("floor", "3", "team", "Ärzte"));

    /** Said, and said to be nothing. */
    public static final RoomSettings EMPTY_SETTINGS =
            new RoomSettings(null, null, null, null, 0, List.of(), false, true, Map.of());

    private TemplateFixture() {}

    public static RoomTemplate.Draft draft(String name) {
        return new RoomTemplate.Draft(name, RoomSettings.NOTHING, Map.of(), RecordingPolicy.usual(RoomType.GROUP));
    }

    public static RoomTemplate.Draft fullDraft() {
        return new RoomTemplate.Draft(
                "Konsil",
                ALL_SETTINGS,
                Map.of(
                        ParticipantRole.HOST,
                        new RolePolicy(
                                Set.of(PublishSource.MICROPHONE, PublishSource.SCREEN_SHARE),
                                false,
                                true,
                                Duration.ofMinutes(90),
                                Duration.ofMinutes(5)),
                        ParticipantRole.VIEWER,
                        new RolePolicy(Set.of(), true, false, Duration.ofMinutes(10), Duration.ZERO)),
                new RecordingPolicy(ConsentPolicy.NOTICE, LateJoinerPolicy.STOP, "v2", true, 30));
    }

    /** A template that nobody else has, and that is nobody's default. */
    public static RoomTemplate template(RoomType type, RoomTemplate.Draft draft) {
        return RoomTemplate.define(new TemplateId(FreshIds.next()), type, draft, House.NOW);
    }

    public static RoomTemplate groupTemplate() {
        return template(RoomType.GROUP, draft("Team"));
    }
}
