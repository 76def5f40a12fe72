package dev.rooms.domain.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.domain.room.RoomId;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyPatternTest {
    private static final RoomId ROOM = new RoomId(new UUID(1, 2));
    private static final RecordingId RECORDING = new RecordingId(new UUID(3, 4));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recordings/{room_id}/{recording_id}",
                "video/{recording_id}",
                "a/b=c/{recording_id}/file",
                "a/room-{room_id}_{recording_id}.v1"
            })
    void a_pattern_gives_every_recording_a_key_of_its_own(String text) {
        var pattern = new KeyPattern(text);
        assertThat(pattern.isUsable()).isTrue();
        assertThat(pattern.key(ROOM, RECORDING, RecordingKind.AUDIO).value())
                .startsWith(pattern.prefix())
                .contains(RECORDING.value().toString())
                .doesNotContain("{")
                .endsWith(".ogg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "recordings",
                "recordings/{room_id}",
                "{recording_id}",
                "{room_id}/{recording_id}",
                "/recordings/{recording_id}",
                "recordings//{recording_id}",
                "recordings/{recording_id}/",
                "a/../{recording_id}",
                "a b/{recording_id}",
                "a/{time}/{recording_id}"
            })
    void what_could_mix_with_other_files_is_no_pattern(String text) {
        assertThat(new KeyPattern(text).isUsable()).isFalse();
    }
}
