package dev.rooms.http.event;

import static dev.rooms.application.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.event.Event;
import dev.rooms.domain.event.EventId;
import dev.rooms.domain.event.EventType;
import dev.rooms.domain.room.RoomId;
import dev.rooms.http.Api;
import dev.rooms.http.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EventResourceTest {
    private final Api admin = Api.admin();
    private final UUID room = FreshIds.next();
    private final String ofRoom = Api.EVENTS + "?room_id=" + room;

    private Event tell(EventType type, @Nullable UUID of, String subject) {
        var event = new Event(
                new EventId(FreshIds.next()),
                type,
                of == null ? null : new RoomId(of),
                subject,
                NOW,
                Map.of("recording_id", "x", "join_count", 2));
        Stage.HOUSE.transactions.run(() -> Stage.HOUSE.events.add(event));
        return event;
    }

    private String told() {
        return tell(EventType.RECORDING_ACTIVE, room, "recordings/1")
                .id()
                .value()
                .toString();
    }

    private JsonPath get(String path) {
        var answer = admin.get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static List<String> ids(JsonPath part) {
        return part.getList("items.id");
    }

    private String after(JsonPath part) {
        return "&after=" + part.getString("next_cursor");
    }

    @Test
    void an_event_is_a_cloud_event() {
        var event = tell(EventType.RECORDING_FAILED, room, "recordings/7");
        assertThat(get(ofRoom).<Map<String, Object>>getList("items"))
                .containsExactly(Map.of(
                        "specversion",
                        "1.0",
                        "id",
                        event.id().value().toString(),
                        "source",
                        "/api/v1/rooms/" + room,
                        "type",
                        "recording.failed",
                        "subject",
                        "recordings/7",
                        "time",
                        NOW.toString(),
                        "datacontenttype",
                        "application/json",
                        "sequence",
                        1,
                        "data",
                        Map.of("recording_id", "x", "join_count", 2)));
    }

    @Test
    void one_that_belongs_to_no_room_comes_from_where_its_subject_is_and_has_no_number() {
        tell(EventType.API_KEY_EXPIRED, null, "api-keys/7");
        var last = get(Api.EVENTS + "?limit=100&type=api_key.expired").<Map<String, Object>>getList("items");
        assertThat(last.getLast()).containsEntry("source", "/api/v1/api-keys").doesNotContainKey("sequence");
    }

    @Test
    void whoever_asks_again_and_again_meets_each_event_once_in_order() {
        var expected =
                new ArrayList<>(IntStream.range(0, 5).mapToObj(_ -> told()).toList());
        var met = new ArrayList<String>();
        var part = get(ofRoom + "&limit=2");
        for (var asked = 0; asked < 6; asked++) {
            met.addAll(ids(part));
            if (asked > 3) {
                expected.add(told());
            }
            part = get(ofRoom + "&limit=2" + after(part));
        }
        met.addAll(ids(part));
        assertThat(met).containsExactlyElementsOf(expected);
    }

    @Test
    void there_is_a_cursor_also_when_nothing_has_happened() {
        var nothing = get(ofRoom);
        assertThat(ids(nothing)).isEmpty();
        var still = get(ofRoom + after(nothing));
        assertThat(ids(still)).isEmpty();
        var event = told();
        assertThat(ids(get(ofRoom + after(still)))).containsExactly(event);
    }

    @Test
    void events_can_be_asked_for_by_their_type() {
        told();
        var failed = tell(EventType.RECORDING_FAILED, room, "recordings/1");
        assertThat(ids(get(ofRoom + "&type=recording.failed")))
                .containsExactly(failed.id().value().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%00", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_is_no_cursor_is_refused(String cursor) {
        var answer = admin.get(ofRoom + "&after=" + cursor);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("bad-cursor");
    }

    @Test
    void a_cursor_of_another_filter_is_refused() {
        var answer = admin.get(ofRoom + "&type=recording.failed" + after(get(ofRoom)));
        assertThat(answer.jsonPath().getString("code")).isEqualTo("bad-cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type=recording.lost", "type=", "room_id=7", "limit=0", "limit=101", "after="})
    void what_cannot_be_asked_for_is_refused(String query) {
        var answer = admin.get(Api.EVENTS + "?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("bad-parameter");
    }
}
