package dev.rooms.bootstrap;

import static dev.rooms.bootstrap.Api.created;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.AtOnce;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** However many ask at once, a room gives away the seats that it has. */
@QuarkusTest
@QuarkusTestResource(RealLiveKit.class)
class SeatsTest {
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final int BUSY = 503;

    private static String room(int seats) {
        return created(Api.post(
                        "rooms", Map.of("name", "Room", "template_id", Api.template(), "max_participants", seats)))
                .getString("id");
    }

    private static Response mint(String room, String identity) {
        return Api.post("rooms/" + room + "/token", Map.of("identity", identity, "role", "participant"));
    }

    /** What a caller does who is told that too many ask at once. */
    private static Response patientMint(String room, String identity) {
        var answer = mint(room, identity);
        while (answer.statusCode() == BUSY) {
            answer = mint(room, identity);
        }
        return answer;
    }

    @Test
    void three_hundred_mints_at_once_for_fifty_seats_give_exactly_fifty() {
        var room = room(50);
        var number = new AtomicInteger();
        var answers = AtOnce.run(
                300,
                () -> patientMint(room, "guest-" + number.incrementAndGet()).statusCode());
        assertThat(answers.stream().collect(groupingBy(status -> status, counting())))
                .isEqualTo(Map.of(CREATED, 50L, CONFLICT, 250L));
    }

    @Test
    void a_full_room_says_when_to_try_again_and_mints_again_for_those_who_have_seats() {
        var room = room(1);
        created(mint(room, "ana"));
        created(mint(room, "ana"));
        var refused = mint(room, "bea");
        assertThat(refused.statusCode()).isEqualTo(CONFLICT);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("room-full");
        assertThat(refused.jsonPath().getInt("max_participants")).isEqualTo(1);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 120);
        Api.post("rooms/" + room + "/tokens/revoke", Map.of("identity", "ana"))
                .then()
                .statusCode(200);
        created(mint(room, "bea"));
    }
}
