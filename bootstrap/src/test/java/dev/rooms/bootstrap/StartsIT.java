package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.path.json.JsonPath;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings as operators have them, and starts that cannot go well, tried with the production package. */
class StartsIT {
    private static final String ODD = "pa$$word-${HOME}-${x}-${-\\$-\\-,-ü-ß";
    private static final String SECRET = ODD + "0123456789";
    private static final String KEY = "rk_it_$$${HOME}\\$,0000000000000000000000000000000";
    private static final Duration SOON = Duration.ofSeconds(20);

    private static EmbeddedPostgres database;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    private static void sql(String name, String... statements) throws SQLException {
        try (var connection = database.getDatabase("postgres", name).getConnection()) {
            for (var statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }

    private static Map<String, String> settings(String name) {
        return PackagedRooms.settings(database, name);
    }

    private static Map<String, String> caller(String key) {
        return Map.of("Authorization", "Bearer " + key, "Content-Type", "application/json");
    }

    private static String mint(PackagedRooms rooms, Map<String, String> caller) {
        var room = rooms.post("/api/v1/rooms", caller, "{\"name\": \"a\", \"room_type\": \"group\"}")
                .flatMap(made -> made.headers().firstValue("Location"))
                .orElseThrow();
        return rooms.post(room + "/token", caller, "{\"identity\": \"ana\", \"role\": \"host\"}")
                .orElseThrow()
                .body();
    }

    private static boolean isSignedBy(String token, String secret) throws GeneralSecurityException {
        var end = token.lastIndexOf('.');
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac.doFinal(token.substring(0, end).getBytes(StandardCharsets.US_ASCII)))
                .equals(token.substring(end + 1));
    }

    @Test
    void secrets_are_taken_byte_for_byte_in_the_locale_c_and_what_is_empty_is_not_set(@TempDir Path folder)
            throws Exception {
        sql("postgres", "create database odd", "create role odd login password '" + ODD + "'");
        sql("odd", "grant all on schema public to odd");
        var hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 livekit_server\n");
        try (var liveKit = new Listener();
                var rooms = PackagedRooms.start(oddSettings(liveKit, hosts))) {
            assertThat(isSignedBy(JsonPath.from(mint(rooms, caller(KEY))).getString("token"), SECRET))
                    .isTrue();
            Eventually.within(SOON, "LiveKit is called", () -> !liveKit.asked().isEmpty());
            assertThat(Files.readAllLines(PackagedRooms.LOG))
                    .anyMatch(line ->
                            line.endsWith("Nothing reads ROOMS_DRAIN_SECOND. Did you mean ROOMS_DRAIN_SECONDS?"))
                    .noneMatch(line -> line.contains("pa$$"));
        }
    }

    private static Map<String, String> oddSettings(Listener liveKit, Path hosts) {
        var settings = settings("odd");
        Setting.ALL.forEach(setting -> settings.putIfAbsent(setting.variable(), ""));
        settings.putAll(Map.of(
                "LANG",
                "C",
                "JAVA_OPTS",
                "-Xmx512m -Djdk.net.hosts.file=" + hosts,
                "LIVEKIT_SERVER_URL",
                " ws://livekit_server:" + liveKit.port() + "\n",
                "LIVEKIT_API_SECRET",
                SECRET,
                "QUARKUS_DATASOURCE_USERNAME",
                "odd",
                "QUARKUS_DATASOURCE_PASSWORD",
                ODD,
                "ROOMS_API_KEY",
                KEY,
                "ROOMS_DRAIN_SECOND",
                "3"));
        settings.remove("QUARKUS_HTTP_PORT");
        return settings;
    }

    @Test
    void secrets_may_stand_in_files(@TempDir Path folder) throws Exception {
        sql("postgres", "create database files", "create role files login password '" + ODD + "'");
        sql("files", "grant all on schema public to files");
        var settings = settings("files");
        settings.remove("LIVEKIT_API_SECRET");
        settings.remove("LIVEKIT_API_KEY");
        settings.putAll(Map.of(
                "QUARKUS_DATASOURCE_USERNAME", "files",
                "QUARKUS_DATASOURCE_PASSWORD_FILE",
                        Files.writeString(folder.resolve("db"), ODD).toString(),
                "LIVEKIT_API_KEY_FILE",
                        Files.writeString(folder.resolve("key"), "key\n").toString(),
                "LIVEKIT_API_SECRET_FILE",
                        Files.writeString(folder.resolve("secret"), SECRET + "\n")
                                .toString(),
                "ROOMS_API_KEY_FILE",
                        Files.writeString(folder.resolve("rk"), KEY + "\r\n").toString()));
        try (var rooms = PackagedRooms.start(settings)) {
            assertThat(isSignedBy(JsonPath.from(mint(rooms, caller(KEY))).getString("token"), SECRET))
                    .isTrue();
        }
    }

    private static void fails(Map<String, String> settings, String line) throws IOException, InterruptedException {
        assertThat(PackagedRooms.fail(settings)).containsExactly(line);
    }

    @Test
    void a_start_that_cannot_go_well_is_one_line() throws Exception {
        sql(
                "postgres",
                "create database taken",
                "create database strangers",
                "create database fresh",
                "create role reader login");
        sql("taken", "create table something (id int)");
        sql(
                "strangers",
                "create table flyway_schema_history (version text, script text, success boolean)",
                "insert into flyway_schema_history values ('1', 'V1__init.sql', true)");
        fails(
                settings("taken"),
                "QUARKUS_DATASOURCE_JDBC_URL leads to the schema public, which holds tables of others:"
                        + " name one for Rooms alone by ?currentSchema=");
        fails(
                settings("strangers"),
                "QUARKUS_DATASOURCE_JDBC_URL leads to the schema public, whose tables another program migrates");
        fails(
                with("fresh", "QUARKUS_DATASOURCE_USERNAME", "reader"),
                "QUARKUS_DATASOURCE_USERNAME may not create tables in the schema public: it needs CREATE on it");
        fails(
                with("fresh", "ROOMS_MIGRATE_AT_START", "false"),
                "QUARKUS_DATASOURCE_JDBC_URL leads to no tables, and this program needs version 21:"
                        + " start it once with ROOMS_MIGRATE_AT_START=true");
        fails(
                settings("nowhere"),
                "QUARKUS_DATASOURCE_JDBC_URL does not lead to a database: FATAL: database \"nowhere\" does not exist");
        fails(
                with("fresh", "JAVA_OPTS", "-Djava.io.tmpdir=/proc"),
                "The temporary folder /proc cannot be written: mount one there, or name another by"
                        + " -Djava.io.tmpdir in JAVA_OPTS");
        fails(with("fresh", "LIVEKIT_API_SECRET", SECRET + "\n"), "LIVEKIT_API_SECRET ends with U+000A LINE FEED (LF)");
    }

    private static Map<String, String> with(String name, String variable, String value) {
        var settings = settings(name);
        settings.put(variable, value);
        return settings;
    }

    @Test
    void a_port_in_use_is_one_line_without_a_trace() throws Exception {
        sql("postgres", "create database port");
        try (var taken = new ServerSocket(0)) {
            var lines = PackagedRooms.fail(with("port", "QUARKUS_HTTP_PORT", String.valueOf(taken.getLocalPort())));
            assertThat(lines)
                    .filteredOn(line -> line.contains(" ERROR "))
                    .singleElement()
                    .satisfies(line ->
                            assertThat(line).endsWith("QUARKUS_HTTP_PORT " + taken.getLocalPort() + " is in use"));
            assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    void a_start_waits_for_a_database_that_is_not_there_yet(@TempDir Path folder) throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var settings = settings("postgres");
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        var starting = CompletableFuture.supplyAsync(() -> {
            try {
                return PackagedRooms.start(settings);
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        });
        Thread.sleep(4_000);
        try (var late = EmbeddedPostgres.builder()
                        .setPort(port)
                        .setDataDirectory(folder.resolve("db"))
                        .start();
                var rooms = starting.get()) {
            assertThat(late.getPort()).isEqualTo(port);
            assertThat(rooms.status("/q/health/ready")).isEqualTo(200);
        }
    }

    @Test
    void a_livekit_that_refuses_our_key_is_told_of() throws Exception {
        sql("postgres", "create database refused");
        try (var liveKit = new Listener()) {
            liveKit.answers(401);
            var settings = settings("refused");
            settings.put("LIVEKIT_SERVER_URL", liveKit.url("ws"));
            settings.put("ROOMS_API_KEY", KEY);
            try (var rooms = PackagedRooms.start(settings)) {
                Eventually.within(SOON, "it is seen", () -> metrics(rooms).contains("rooms_livekit_key_refused 1.0"));
                assertThat(Files.readAllLines(PackagedRooms.LOG))
                        .filteredOn(line -> line.contains("LiveKit refuses our key"))
                        .hasSize(1);
                assertThat(mint(rooms, caller(KEY)))
                        .contains(
                                "\"code\":\"media-server-unavailable\"",
                                "refuses the key of Rooms",
                                "It says: invalid token");
                liveKit.answers(200);
                Eventually.within(SOON, "it is over", () -> metrics(rooms).contains("rooms_livekit_key_refused 0.0"));
                assertThat(mint(rooms, caller(KEY))).contains("\"token\":");
            }
        }
    }

    @Test
    void behind_a_pooler_of_transactions_the_url_needs_a_parameter(@TempDir Path folder) throws Exception {
        var program = Path.of("/usr/sbin/pgbouncer");
        assumeTrue(Files.isExecutable(program), "PgBouncer is not installed");
        sql("postgres", "create database pooled");
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var settings = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                pooled = host=127.0.0.1 port=%d dbname=pooled user=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                ignore_startup_parameters = extra_float_digits
                """.formatted(database.getPort(), port));
        var pooler = new ProcessBuilder(program.toString(), "-u", "postgres", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
        try {
            var pooled =
                    with("pooled", "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + port + "/pooled");
            fails(
                    pooled,
                    "QUARKUS_DATASOURCE_JDBC_URL leads to a pooler of transactions:"
                            + " it needs prepareThreshold=0 as a parameter");
            pooled.merge("QUARKUS_DATASOURCE_JDBC_URL", "?prepareThreshold=0", String::concat);
            pooled.put("ROOMS_API_KEY", KEY);
            try (var rooms = PackagedRooms.start(pooled)) {
                assertThat(mint(rooms, caller(KEY))).contains("\"token\":");
            }
        } finally {
            pooler.destroy();
            pooler.waitFor();
        }
    }

    private static String metrics(PackagedRooms rooms) {
        return rooms.get("/q/metrics").orElseThrow().body();
    }

    @Test
    void a_bucket_by_role_needs_a_role_and_sends_none(@TempDir Path folder) throws Exception {
        sql("postgres", "create database role");
        var settings = settings("role");
        settings.putAll(Map.of(
                "ROOMS_STORAGE_KIND", "s3",
                "ROOMS_STORAGE_REGION", "eu-central-1",
                "ROOMS_STORAGE_BUCKET", "recordings",
                "AWS_EC2_METADATA_DISABLED", "true"));
        fails(
                settings,
                "ROOMS_STORAGE_ACCESS_KEY and ROOMS_STORAGE_SECRET_KEY are missing;"
                        + " to use a role of Amazon instead, set ROOMS_STORAGE_SEND_CREDENTIALS=false");
        settings.put("ROOMS_STORAGE_SEND_CREDENTIALS", "false");
        assertThat(PackagedRooms.fail(settings))
                .singleElement()
                .satisfies(
                        line -> assertThat(line)
                                .startsWith(
                                        "ROOMS_STORAGE_ACCESS_KEY is missing, and Amazon's default chain gives no credentials"));
        settings.putAll(Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret"));
        try (var rooms = PackagedRooms.start(settings)) {
            assertThat(rooms.status("/q/health/ready")).isEqualTo(200);
        }
        settings.put("ROOMS_STORAGE_SECRET_KEY", "secret");
        fails(settings, "ROOMS_STORAGE_ACCESS_KEY is missing");
    }
}
