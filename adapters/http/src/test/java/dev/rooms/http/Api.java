package dev.rooms.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.House;
import dev.rooms.application.access.CreateApiKey;
import dev.rooms.application.webhook.FailedWebhook;
import dev.rooms.domain.shared.Scope;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A caller of the API. */
public final class Api {
    public static final String ROOMS = "/api/v1/rooms";
    public static final String TEMPLATES = "/api/v1/templates";
    public static final String TOKENS = "/api/v1/tokens";
    public static final String KEYS = "/api/v1/api-keys";
    public static final String DRIFT = "/api/v1/drift";
    public static final String EVENTS = "/api/v1/events";
    public static final String INBOX = "/api/v1/inbox";
    public static final String RECORDINGS = "/api/v1/recordings";
    public static final String STORAGE = "/api/v1/storage";
    public static final String WEBHOOK = "/webhooks/livekit";
    public static final String AUTHORIZE = "/internal/authorize";
    public static final String JSON = "application/json";
    public static final String MERGE_PATCH = "application/merge-patch+json";
    public static final String KEY = "Idempotency-Key";

    /** The operator as an actor in answers. */
    public static final Map<String, String> OPERATOR = Map.of("kind", "operator", "id", "operator", "name", "operator");

    /** A room that nothing else is said of. */
    public static final String A_ROOM = json("{'name': 'Stand-up', 'room_type': 'group'}");

    private static final RestAssuredConfig PLAIN = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false))
            .redirect(RedirectConfig.redirectConfig().followRedirects(false));

    private final @Nullable String key;

    private Api(@Nullable String key) {
        this.key = key;
    }

    public static Api admin() {
        return new Api(House.OPERATOR_KEY);
    }

    public static Api anonymous() {
        return new Api(null);
    }

    public static Api by(String key) {
        return new Api(key);
    }

    /** A caller that may just this. */
    public static Api allowed(String name, Scope... scopes) {
        return new Api(key(name, scopes).text());
    }

    public static CreateApiKey.Created key(String name, Scope... scopes) {
        return Stage.HOUSE.createApiKey.handle(
                new CreateApiKey.Command(Stage.HOUSE.admin(), name, Set.of(scopes), null));
    }

    /** With single quotes for double ones. */
    public static String json(String text) {
        return text.replace('\'', '"');
    }

    public RequestSpecification call() {
        var call = given().config(PLAIN).filter(AnswerLog.INSTANCE).urlEncodingEnabled(false);
        return key == null ? call : call.header("Authorization", "Bearer " + key);
    }

    public RequestSpecification sending(String body) {
        return sending(body.getBytes(StandardCharsets.UTF_8));
    }

    public RequestSpecification sending(byte[] body) {
        return call().contentType(JSON).body(body);
    }

    public Response get(String path) {
        return call().get(path);
    }

    public Response post(String path) {
        return call().post(path);
    }

    public Response post(String path, String body) {
        return sending(body).post(path);
    }

    public Response patch(String path, String body) {
        return sending(body).contentType(MERGE_PATCH).patch(path);
    }

    public Response delete(String path) {
        return call().delete(path);
    }

    /** The path of a new group room. */
    public String room() {
        return made(post(ROOMS, A_ROOM));
    }

    /** The path of a new template. */
    public String template() {
        return made(post(TEMPLATES, json("{'name': 'Visite', 'room_type': 'group'}")));
    }

    /** The path of a new token for this room. */
    public String token(String room) {
        return made(post(room + "/token", json("{'identity': 'ana', 'role': 'host'}")));
    }

    /** The path of a webhook that was set aside. */
    public static String failedWebhook() {
        return INBOX + "/" + FailedWebhook.on(Stage.HOUSE).id().value();
    }

    public static String made(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.header("Location");
    }

    public static String idIn(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public static Set<String> fields(Response answer) {
        return answer.jsonPath().<String, Object>getMap("$").keySet();
    }
}
