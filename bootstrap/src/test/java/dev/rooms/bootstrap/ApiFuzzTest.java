package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Throws what schemathesis thinks up from the API document at the API. */
@QuarkusTest
@WithTestResource(RealLiveKitOnRedis.class)
class ApiFuzzTest {
    private static final String BANNED = "ben";

    @TestHTTPResource("/")
    String url = "";

    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    @Inject
    DataSource database;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void nothing_that_the_document_allows_or_forbids_brings_the_api_out_of_its_manners()
            throws IOException, InterruptedException, SQLException {
        if (!isInstalled()) {
            System.err.println("Skipped, because there is no schemathesis: pip install schemathesis==4.32.5");
            Assumptions.abort("no schemathesis on the PATH");
        }
        var manners = Files.readString(Path.of("src/test/schemathesis/schemathesis.toml"));
        var answers = new ArrayList<>(fuzz("empty", manners, "25"));
        try (var scene = new Scene(stage, Map.of("consent_policy", "none"))) {
            answers.addAll(fuzz("prepared", manners + prepared(scene), "4"));
        }
        assertThat(unanswered(answers))
                .as("operations that were never answered with success")
                .isEmpty();
    }

    /** Finds the ids of what is there, for each operation that needs one. */
    private String prepared(Scene scene) throws SQLException {
        scene.worker();
        scene.enter("ana");
        var ready = ready(scene);
        var deleted = ready(scene);
        var held = ready(scene);
        Api.delete("recordings/" + deleted).then().statusCode(204);
        var template = Api.template();
        var token = Api.token(Api.room(), "ana", "host").getString("id");
        var banned = Api.room();
        Api.post("rooms/" + banned + "/tokens/revoke", Map.of("identity", BANNED, "ban", true))
                .then()
                .statusCode(200);
        var ids = new LinkedHashMap<String, String>();
        for (var operation : List.of(
                "getRoom",
                "getEffectiveRoom",
                "listBans",
                "listConsents",
                "giveConsent",
                "listRoomHistory",
                "listParticipants",
                "getParticipant",
                "startRecording",
                "stopRecording",
                "listRoomRecordings",
                "listSessions",
                "listTokens",
                "issueToken")) {
            ids.put(operation, scene.room());
        }
        for (var operation : List.of("updateRoom", "deleteRoom", "closeRoom", "revokeTokens")) {
            ids.put(operation, Api.room());
        }
        ids.put("liftBan", banned);
        ids.put("getTemplate", template);
        ids.put("updateTemplate", template);
        ids.put("makeTemplateDefault", Api.template());
        ids.put("deleteTemplate", Api.template());
        ids.put("getToken", token);
        ids.put("revokeToken", token);
        ids.put("getApiKey", key());
        ids.put("revokeApiKey", key());
        ids.put("getRecording", deleted);
        ids.put("downloadRecording", ready);
        ids.put("updateRecording", held);
        ids.put("deleteRecording", ready(scene));
        ids.put("retryWebhook", failedWebhook());
        ids.put("discardWebhook", failedWebhook());
        var config = new StringBuilder();
        ids.forEach((operation, id) -> config.append("""

                [[operations]]
                include-operation-id = "%s"
                parameters = { "path.id" = "%s"%s }
                """.formatted(operation, id, identity(operation))));
        return config.toString();
    }

    private static String identity(String operation) {
        return switch (operation) {
            case "getParticipant" -> ", \"path.identity\" = \"ana\"";
            case "liftBan" -> ", \"path.identity\" = \"" + BANNED + "\"";
            default -> "";
        };
    }

    private static String ready(Scene scene) {
        var recording = scene.recording();
        scene.stop();
        Scene.becomes(recording, "ready", Scene.SOON);
        return recording;
    }

    private static String key() {
        return Api.created(Api.post("api-keys", Map.of("name", "short-lived", "scopes", List.of("rooms:read"))))
                .getString("id");
    }

    private String failedWebhook() throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into inbox_item (id, event_id, line, xid, position, payload, received_at, state, attempts,
                          reason, failed_at)
                        values (?, ?, ?, '1', 1, '{"event":"none"}', now(), 'FAILED', 5, 'it was refused', now())
                        """)) {
            insert.setObject(1, id);
            insert.setString(2, "EV_" + id);
            insert.setString(3, "s-" + id);
            insert.executeUpdate();
        }
        return id.toString();
    }

    /** @return the requests and their answers */
    private List<JsonNode> fuzz(String name, String config, String examples) throws IOException, InterruptedException {
        var file = folder.resolve(name + ".toml");
        Files.writeString(file, config);
        var har = folder.resolve(name + ".har");
        var fuzz = new ProcessBuilder(
                        "schemathesis",
                        "--config-file",
                        file.toString(),
                        "run",
                        url + "openapi",
                        "--url",
                        url,
                        "--checks",
                        "all",
                        "--max-examples",
                        examples,
                        "--seed",
                        "1",
                        "--report",
                        "har",
                        "--report-har-path",
                        har.toString(),
                        "--header",
                        "Authorization: Bearer " + RealLiveKit.OPERATOR_KEY)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var report = new String(fuzz.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(fuzz.waitFor()).withFailMessage(() -> report).isZero();
        var entries = new ArrayList<JsonNode>();
        new ObjectMapper().readTree(har.toFile()).at("/log/entries").forEach(entries::add);
        return entries;
    }

    /** @return the operations that were never answered with success */
    private static Set<String> unanswered(List<JsonNode> answers) throws IOException {
        var got = answers.stream()
                .flatMap(answer -> RefusalTable.Got.of(
                        answer.at("/request/method").asText(),
                        URI.create(answer.at("/request/url").asText().split("[?#]", 2)[0])
                                .getRawPath(),
                        answer.at("/response/status").asInt(),
                        "ApiFuzzTest")
                        .stream())
                .collect(Collectors.toSet());
        Files.write(
                RefusalTable.FUZZED,
                got.stream().map(RefusalTable.Got::line).sorted().toList());
        var missing = new TreeSet<>(RefusalTable.operations());
        got.stream()
                .filter(each -> each.status() >= 200 && each.status() < 303)
                .forEach(each -> missing.remove(each.operation()));
        return missing;
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("schemathesis", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
