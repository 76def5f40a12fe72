package dev.rooms.http;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.drift.Drift;
import dev.rooms.domain.drift.DriftId;
import dev.rooms.domain.drift.DriftKind;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.ParticipantIdentity;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DriftTest {
    private final Api admin = Api.admin();

    @Test
    void what_was_found_and_repaired_is_listed() {
        var drift = new Drift(
                new DriftId(FreshIds.next()),
                DriftKind.PARTICIPANT_GONE,
                "PA_1",
                new LiveKitRoomName("s-1"),
                null,
                null,
                new ParticipantIdentity("ana"),
                NOW);
        Stage.HOUSE.drifts.add(drift);
        var item = admin.get(Api.DRIFT + "?kind=participant_gone&limit=1").jsonPath();
        assertThat(item.getString("items[0].kind")).isEqualTo("participant_gone");
        assertThat(item.getString("items[0].found")).isEqualTo(DriftKind.PARTICIPANT_GONE.found());
        assertThat(item.getBoolean("items[0].repaired")).isTrue();
        assertThat(item.getString("items[0].when")).isEqualTo(NOW.toString());
        assertThat(item.getString("items[0].subject")).isEqualTo("PA_1");
        assertThat(item.getString("items[0].livekit_room")).isEqualTo("s-1");
        assertThat(item.getString("items[0].identity")).isEqualTo("ana");
        assertThat(item.getString("items[0].room_id")).isNull();
        assertThat(admin.get(Api.DRIFT + "?kind=track_gone").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void an_unknown_kind_is_refused() {
        assertThat(admin.get(Api.DRIFT + "?kind=nothing").statusCode()).isEqualTo(400);
    }
}
