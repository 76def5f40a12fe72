package dev.rooms.bootstrap;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** Calls the API as a platform service would. */
final class Api {
    private Api() {}

    static Response post(String path, Map<String, ?> body) {
        return given().header("Authorization", "Bearer " + RealLiveKit.OPERATOR_KEY)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/" + path);
    }

    static Response post(String path) {
        return given().header("Authorization", "Bearer " + RealLiveKit.OPERATOR_KEY)
                .post("/api/v1/" + path);
    }

    static Response delete(String path) {
        return given().header("Authorization", "Bearer " + RealLiveKit.OPERATOR_KEY)
                .delete("/api/v1/" + path);
    }

    static JsonPath get(String path) {
        return given().header("Authorization", "Bearer " + RealLiveKit.OPERATOR_KEY)
                .get("/api/v1/" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** A group room that is closed soon after the last has left. */
    static String room() {
        return created(post("rooms", Map.of("name", "Room", "template_id", template(), "departure_timeout_seconds", 1)))
                .getString("id");
    }

    /** One that nobody else changes: another test throws all kinds of changes at those that come with Rooms. */
    static String template() {
        return created(post("templates", Map.of("name", "Group", "room_type", "group")))
                .getString("id");
    }

    static JsonPath token(String room, String identity, String role) {
        return created(post("rooms/" + room + "/token", Map.of("identity", identity, "role", role)));
    }

    static JsonPath created(Response response) {
        return response.then().statusCode(201).extract().jsonPath();
    }

    static String status(String room) {
        return get("rooms/" + room).getString("status");
    }

    static List<Map<String, Object>> items(String path) {
        return get(path).getList("items");
    }

    static List<Map<String, Object>> participants(String room, String query) {
        return items("rooms/" + room + "/participants" + query);
    }
}
