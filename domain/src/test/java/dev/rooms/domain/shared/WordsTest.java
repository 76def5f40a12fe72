package dev.rooms.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.room.Layered;
import dev.rooms.domain.room.RoomEndReason;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.template.ConsentPolicy;
import dev.rooms.domain.template.LateJoinerPolicy;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.domain.template.RoomType;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words that clients and the database know things by; none of them may ever change. */
final class WordsTest {
    private static <T> Stream<String> words(T[] values, Function<T, String> text) {
        return Stream.of(values).map(text);
    }

    @Test
    void of_rooms() {
        assertThat(words(RoomStatus.values(), RoomStatus::text))
                .containsExactly("scheduled", "open", "live", "ended", "cancelled");
        assertThat(words(RoomEndReason.values(), RoomEndReason::text))
                .containsExactly("closed", "cancelled", "deleted", "expired");
        assertThat(words(SessionEndReason.values(), SessionEndReason::text))
                .containsExactly("closed", "never_used", "emptied", "max_duration", "replaced", "lost");
        assertThat(words(Layered.Origin.values(), Layered.Origin::text))
                .containsExactly("request", "template", "system");
    }

    @Test
    void of_templates() {
        assertThat(words(RoomType.values(), RoomType::text))
                .containsExactly("individual", "group", "webinar", "broadcast");
        assertThat(words(PublishSource.values(), PublishSource::text))
                .containsExactly("camera", "microphone", "screen_share", "screen_share_audio");
        assertThat(words(ConsentPolicy.values(), ConsentPolicy::text))
                .containsExactly("none", "notice", "all_must_accept");
        assertThat(words(LateJoinerPolicy.values(), LateJoinerPolicy::text))
                .containsExactly("block", "stop", "announce");
    }

    @Test
    void of_people() {
        assertThat(words(ParticipantRole.values(), ParticipantRole::text))
                .containsExactly("host", "participant", "viewer");
        assertThat(words(ParticipantKind.values(), ParticipantKind::text))
                .containsExactly("standard", "ingress", "egress", "sip", "agent");
    }
}
