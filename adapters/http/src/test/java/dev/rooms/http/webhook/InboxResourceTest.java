package dev.rooms.http.webhook;

import static dev.rooms.http.Api.INBOX;
import static dev.rooms.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.webhook.FailedWebhook;
import dev.rooms.http.Api;
import dev.rooms.http.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxResourceTest {
    private final Api api = Api.admin();

    private List<Map<String, Object>> listed(String query) {
        return api.get(INBOX + query).jsonPath().getList("items");
    }

    @Test
    void what_was_set_aside_is_listed_with_its_reason_and_without_what_it_says() {
        var item = FailedWebhook.on(Stage.HOUSE);
        var newest = listed("?state=failed&limit=1").getFirst();
        assertThat(newest)
                .containsEntry("id", item.id().value().toString())
                .containsEntry("event_id", item.event().value())
                .containsEntry("line", item.line())
                .containsEntry("state", "failed")
                .containsEntry("attempts", 1)
                .containsEntry("reason", "java.lang.IllegalStateException: poisoned")
                .containsEntry("received_at", item.receivedAt().toString())
                .containsEntry("failed_at", item.receivedAt().toString())
                .containsEntry("retry_at", null)
                .hasSize(9);
        assertThat(listed("?limit=1")).containsExactly(newest);
    }

    @Test
    void the_list_goes_on_behind_its_cursor() {
        var older = FailedWebhook.on(Stage.HOUSE);
        var newer = FailedWebhook.on(Stage.HOUSE);
        var first = api.get(INBOX + "?state=failed&limit=1").jsonPath();
        assertThat(first.getString("items[0].id")).isEqualTo(newer.id().value().toString());
        var second = api.get(INBOX + "?state=failed&limit=1&cursor=" + first.getString("next_cursor"));
        assertThat(second.jsonPath().getString("items[0].id"))
                .isEqualTo(older.id().value().toString());
        assertProblem(api.get(INBOX + "?state=waiting&cursor=" + first.getString("next_cursor")), "bad-cursor");
    }

    @Test
    void a_state_that_does_not_exist_is_refused() {
        assertProblem(api.get(INBOX + "?state=lost"), "bad-parameter");
    }

    @Test
    void a_retry_is_accepted_and_its_state_shown() {
        var path = Api.failedWebhook();
        var answer = api.post(path + "/retry");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.jsonPath().getString("state")).isEqualTo("waiting");
        assertThat(answer.jsonPath().getInt("attempts")).isZero();
        assertProblem(api.post(path + "/discard"), "webhook-not-failed");
    }

    @Test
    void a_webhook_is_discarded_once_and_may_be_told_so_again() {
        var path = Api.failedWebhook();
        for (var time : List.of("first", "second")) {
            var answer = api.post(path + "/discard");
            assertThat(answer.statusCode()).as(time).isEqualTo(200);
            assertThat(answer.jsonPath().getString("state")).as(time).isEqualTo("discarded");
        }
        assertProblem(api.post(path + "/retry"), "webhook-not-failed");
    }
}
