package dev.rooms.http.consent;

import static dev.rooms.http.Api.RECORDINGS;
import static dev.rooms.http.Api.ROOMS;
import static dev.rooms.http.Api.json;
import static dev.rooms.http.Problems.assertInvalid;
import static dev.rooms.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.access.RevokeToken;
import dev.rooms.domain.shared.Scope;
import dev.rooms.http.Api;
import dev.rooms.http.Meeting;
import dev.rooms.http.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConsentResourceTest {
    private static final String ANA_ACCEPTS =
            json("{'identity': 'ana', 'decision': 'accepted', 'text_version': '2026-01', 'locale': 'de-DE'}");
    private static final String BEN_ACCEPTS = json("{'identity': 'ben', 'decision': 'accepted'}");

    private final Api api = Api.admin();
    /** Made before each test, when the server is there. */
    @SuppressWarnings("NullAway.Init")
    private Meeting meeting;

    private String consents = "";

    @BeforeEach
    void meet() {
        meeting = Meeting.withConsent();
        consents = meeting.path() + "/consents";
    }

    @Test
    void what_was_said_is_listed_newest_first_with_who_when_and_what_text() {
        var desk = Api.allowed("front desk", Scope.CONSENTS_WRITE);
        var first = desk.post(consents, ANA_ACCEPTS);
        assertThat(first.statusCode()).isEqualTo(201);
        desk.post(consents, json("{'identity': 'ana', 'decision': 'withdrawn'}"));
        var listed = api.get(consents).jsonPath();
        assertThat(listed.getList("items.decision")).containsExactly("withdrawn", "accepted");
        assertThat(listed.<Object>get("items[1]")).isEqualTo(first.jsonPath().get("$"));
        assertThat(listed.getString("items[1].text_version")).isEqualTo("2026-01");
        assertThat(listed.getString("items[1].locale")).isEqualTo("de-DE");
        assertThat(listed.getString("items[1].recorded_by")).isEqualTo("front desk");
        assertThat(listed.getString("items[1].recorded_by_actor.kind")).isEqualTo("key");
        assertThat(listed.getString("items[1].recorded_at"))
                .isEqualTo(Stage.HOUSE.clock.instant().toString());
    }

    @Test
    void a_decision_that_is_sent_again_is_answered_with_what_was_written_down() {
        var first = api.post(consents, ANA_ACCEPTS);
        Stage.HOUSE.clock.advance(Duration.ofMinutes(1));
        var again = api.post(consents, ANA_ACCEPTS.replace("de-DE", "fr-FR"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(api.get(consents).jsonPath().getList("items")).hasSize(1);
        assertThat(api.post(consents, ANA_ACCEPTS.replace("2026-01", "2026-02")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_join_token_that_decides_too_often_has_to_wait_and_may_withdraw() {
        var ana = Api.by(meeting.join("ana").signed().token());
        for (var time = 0; time < 100; time++) {
            assertThat(ana.post(consents, ANA_ACCEPTS.replace("2026-01", "v" + time))
                            .statusCode())
                    .isEqualTo(201);
        }
        var refused = ana.post(consents, ANA_ACCEPTS);
        assertProblem(refused, "rate-limited");
        assertThat(refused.header("Retry-After")).isEqualTo("86400");
        assertThat(ana.post(consents, json("{'identity': 'ana', 'decision': 'withdrawn'}"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(api.post(consents, ANA_ACCEPTS).statusCode()).isEqualTo(201);
    }

    @Test
    void what_cannot_be_said_is_pointed_at() {
        assertInvalid(api.post(consents, json("{'identity': 'ana', 'decision': 'maybe'}")), "/decision", "bad-value");
        assertInvalid(api.post(consents, json("{'identity': 'ana'}")), "/decision", "required");
        assertInvalid(api.post(consents, json("{'decision': 'accepted'}")), "/identity", "required");
    }

    @Test
    void a_participant_speaks_for_themselves_with_their_join_token() {
        api.post(consents, BEN_ACCEPTS);
        var token = meeting.join("ana");
        var ana = Api.by(token.signed().token());
        var said = ana.post(consents, ANA_ACCEPTS);
        assertThat(said.statusCode()).isEqualTo(201);
        assertThat(said.jsonPath().getString("recorded_by")).isEqualTo("ana");
        assertThat(said.jsonPath().<Object>get("recorded_by_actor"))
                .isEqualTo(Map.of(
                        "kind", "participant", "id", token.facts().id().value().toString(), "name", "ana"));
        assertThat(ana.get(consents).jsonPath().getList("items.identity"))
                .as("their own alone")
                .containsExactly("ana");
        assertThat(ana.post(consents, json("{'identity': 'ana', 'decision': 'withdrawn'}"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_key_called_like_a_participant_is_another_actor() {
        var ana = Api.by(meeting.join("ana").signed().token()).post(consents, ANA_ACCEPTS);
        var key = Api.key("ana", Scope.CONSENTS_WRITE);
        var namesake = Api.by(key.text())
                .post(consents, ANA_ACCEPTS.replace("accepted", "declined"))
                .jsonPath();
        assertThat(namesake.getString("recorded_by")).isEqualTo(ana.jsonPath().getString("recorded_by"));
        assertThat(namesake.<Object>get("recorded_by_actor"))
                .isEqualTo(Map.of("kind", "key", "id", key.key().id().value().toString(), "name", "ana"))
                .isNotEqualTo(ana.jsonPath().<Object>get("recorded_by_actor"));
    }

    @Test
    void a_join_token_is_good_for_nobody_else_for_no_other_room_and_for_nothing_else() {
        var token = meeting.join("ana");
        var ana = Api.by(token.signed().token());
        assertProblem(ana.post(consents, BEN_ACCEPTS), "scope-missing");
        var elsewhere = Meeting.withConsent().path() + "/consents";
        assertProblem(ana.post(elsewhere, ANA_ACCEPTS), "scope-missing");
        assertProblem(ana.get(elsewhere), "scope-missing");
        for (var path : List.of(ROOMS, meeting.path(), meeting.path() + "/recordings", RECORDINGS, Api.KEYS)) {
            assertProblem(ana.get(path), "scope-missing");
        }
        assertProblem(ana.post(meeting.path() + "/recording/start", "{}"), "scope-missing");
        assertProblem(ana.post(meeting.path() + "/close"), "scope-missing");
    }

    @Test
    void a_revoked_join_token_says_nothing() {
        var token = meeting.join("ana");
        Stage.HOUSE.revokeToken.handle(
                new RevokeToken.Command(Stage.HOUSE.admin(), token.facts().id()));
        assertProblem(Api.by(token.signed().token()).post(consents, ANA_ACCEPTS), "unauthenticated");
        assertProblem(Api.by(token.signed().token() + "x").post(consents, ANA_ACCEPTS), "unauthenticated");
    }
}
