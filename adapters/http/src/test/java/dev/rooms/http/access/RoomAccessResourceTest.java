package dev.rooms.http.access;

import static dev.rooms.http.Api.OPERATOR;
import static dev.rooms.http.Api.fields;
import static dev.rooms.http.Api.idIn;
import static dev.rooms.http.Api.json;
import static dev.rooms.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.access.Ban;
import dev.rooms.domain.access.BanId;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.http.Api;
import dev.rooms.http.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RoomAccessResourceTest {
    private static final String ANA = "{'identity': 'ana', 'role': 'host'}";

    private final Api api = Api.admin();
    private String room;

    @BeforeEach
    void aRoom() {
        room = api.room();
    }

    private Response revoke(String body) {
        return api.post(room + "/tokens/revoke", json(body));
    }

    @Test
    void tokens_are_revoked_by_identity_and_the_answer_counts_them() {
        var ana = api.token(room);
        var ben = Api.made(api.post(room + "/token", json("{'identity': 'ben', 'role': 'viewer'}")));
        var answer = revoke("{'identity': 'ana'}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(fields(answer)).containsExactly("revoked", "bans");
        assertThat(answer.jsonPath().getInt("revoked")).isEqualTo(1);
        assertThat(answer.jsonPath().<Object>getList("bans")).isEmpty();
        assertThat(api.get(ana).jsonPath().getString("revoked_at")).isNotNull();
        assertThat(api.get(ben).jsonPath().getString("revoked_at")).isNull();
    }

    @Test
    void all_tokens_of_a_room_are_revoked_when_that_is_said() {
        api.token(room);
        api.token(room);
        assertThat(revoke("{'all': true}").jsonPath().getInt("revoked")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                    | /all
            {'all': false}                                        | /all
            {'ban': true}                                         | /all
            {'all': true, 'identity': 'ana'}                      | /all
            {'identity': 'ana', 'ban_expires_at': '2099-01-01T00:00:00Z'} | /ban_expires_at
            {'identity': 'ana', 'ban': true, 'ban_expires_at': '2001-01-01T00:00:00Z'} | /ban_expires_at
            {'identity': 'ana', 'ban': true, 'ban_expires_at': 'soon'} | /ban_expires_at
            {'identity': 7}                                       | /identity
            {'identity': 'an\u200da', 'ban': true}               | /identity
            {'identity': ' ana', 'ban': true}                     | /identity
            {'identity': 'a\u0308', 'ban': true}                 | /identity
            {'role': 'king'}                                      | /role
            {'issued_before': '2026-01-01'}                       | /issued_before
            {'identity': 'ana', 'who': 'ben'}                     | /who
            """)
    void what_cannot_be_meant_is_refused_and_revokes_nothing(String body, String pointer) {
        var ana = api.token(room);
        var answer = revoke(body);
        assertProblem(answer, "invalid");
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo(pointer);
        assertThat(api.get(ana).jsonPath().getString("revoked_at")).isNull();
        assertThat(api.get(room + "/bans").jsonPath().<Object>getList("items")).isEmpty();
    }

    @Test
    void an_identity_that_is_minted_no_more_can_be_revoked_and_one_with_a_number_sign_banned() {
        assertThat(revoke("{'identity': 'an\u200da'}").statusCode()).isEqualTo(200);
        assertThat(revoke("{'identity': ' team#ana '}").statusCode()).isEqualTo(200);
        assertThat(revoke("{'identity': 'team#ana', 'ban': true}").statusCode()).isEqualTo(200);
    }

    @Test
    void a_banned_identity_is_listed_gets_no_token_and_may_be_let_in_again() {
        var answer = revoke("{'identity': 'ana', 'ban': true, 'ban_expires_at': '2099-01-01T01:00:00+01:00'}");
        assertThat(answer.jsonPath().getString("bans[0].identity")).isEqualTo("ana");
        var refused = api.post(room + "/token", json(ANA));
        assertProblem(refused, "identity-banned");
        assertThat(refused.jsonPath().getString("ban_expires_at")).isEqualTo("2099-01-01T00:00:00Z");
        Map<String, Object> ban = api.get(room + "/bans").jsonPath().getMap("items[0]");
        assertThat(ban)
                .containsEntry("identity", "ana")
                .containsEntry("banned_by", "operator")
                .containsEntry("banned_by_actor", OPERATOR)
                .containsEntry("expires_at", "2099-01-01T00:00:00Z")
                .containsOnlyKeys("identity", "banned_by", "banned_by_actor", "banned_at", "expires_at");
        assertThat(api.delete(room + "/bans/ana").statusCode()).isEqualTo(204);
        assertProblem(api.delete(room + "/bans/ana"), "ban-not-found");
        assertThat(api.post(room + "/token", json(ANA)).statusCode()).isEqualTo(201);
    }

    @Test
    void what_was_stored_before_kinds_were_kept_has_a_name_and_no_actor() {
        var ban = new Ban(
                new BanId(FreshIds.next()),
                new RoomId(UUID.fromString(idIn(room))),
                new ParticipantIdentity("ana"),
                new Actor(null, null, "operator"),
                Stage.HOUSE.clock.instant(),
                null);
        Stage.HOUSE.transactions.run(() -> Stage.HOUSE.bans.put(ban));
        Map<String, Object> shown = api.get(room + "/bans").jsonPath().getMap("items[0]");
        assertThat(shown).containsEntry("banned_by", "operator").containsEntry("banned_by_actor", null);
    }

    @Test
    void bans_come_page_by_page_newest_first() {
        for (var identity : new String[] {"a", "b", "c"}) {
            revoke("{'identity': '" + identity + "', 'ban': true}");
        }
        var first = api.get(room + "/bans?limit=2").jsonPath();
        assertThat(first.<String>getList("items.identity")).containsExactly("c", "b");
        var second = api.get(room + "/bans?limit=2&cursor=" + first.getString("next_cursor"))
                .jsonPath();
        assertThat(second.<String>getList("items.identity")).containsExactly("a");
        assertThat(second.getString("next_cursor")).isNull();
    }

    @Test
    void a_token_that_is_good_is_active_until_it_is_revoked() {
        var text = api.post(room + "/token", json(ANA)).jsonPath().getString("token");
        var body = json("{'token': '" + text + "'}");
        var good = api.post("/api/v1/tokens/introspect", body);
        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(good.jsonPath().getBoolean("active")).isTrue();
        assertThat(good.jsonPath().getString("token.identity")).isEqualTo("ana");
        assertThat(good.asString()).doesNotContain(text);
        revoke("{'all': true}");
        var revoked = api.post("/api/v1/tokens/introspect", body).jsonPath();
        assertThat(revoked.getBoolean("active")).isFalse();
        assertThat(revoked.getString("token.revoked_by")).isEqualTo("operator");
    }

    @Test
    void what_is_no_token_is_not_active() {
        var answer = api.post("/api/v1/tokens/introspect", json("{'token': 'nothing'}"));
        assertThat(answer.jsonPath().getBoolean("active")).isFalse();
        assertThat(answer.jsonPath().<Object>get("token")).isNull();
        for (var body : new String[] {"{}", "{'token': ''}", "{'token': null}"}) {
            assertProblem(api.post("/api/v1/tokens/introspect", json(body)), "invalid");
        }
    }
}
