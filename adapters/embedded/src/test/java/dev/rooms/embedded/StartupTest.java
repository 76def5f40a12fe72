package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartupTest {
    @Test
    void a_test_gets_a_database_and_a_storage_and_nothing_else() {
        var settings = settings("test", Map.of());

        assertThat(settings)
                .containsOnlyKeys(
                        "quarkus.datasource.jdbc.url",
                        "quarkus.datasource.username",
                        "quarkus.datasource.password",
                        "rooms.storage.kind",
                        "rooms.storage.endpoint",
                        "rooms.storage.bucket",
                        "rooms.storage.access-key",
                        "rooms.storage.secret-key",
                        "rooms.embedded.started")
                .containsEntry("rooms.embedded.started", "storage,postgres");
    }

    @Test
    void where_all_is_configured_nothing_is_started() {
        var configured = Map.of(
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://db/rooms",
                "quarkus.http.port", "9000",
                "rooms.api-key", "rk_1",
                "rooms.storage.kind", "s3",
                "livekit.server-url", "ws://livekit:7880",
                "livekit.api-key", "key",
                "livekit.api-secret", "secret");

        assertThat(settings("dev", configured)).isEmpty();
    }

    @Test
    void a_livekit_server_of_the_developer_gets_its_development_keys() {
        var configured = Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://db/rooms",
                "rooms.storage.kind",
                "s3",
                "livekit.server-url",
                "ws://localhost:7880");

        assertThat(settings("dev", configured))
                .containsEntry("livekit.api-key", "devkey")
                .containsEntry("livekit.api-secret", "secret")
                .containsEntry("rooms.api-key", "rk_dev_00000000000000000000000000000000")
                .containsKey("quarkus.http.port")
                .doesNotContainKeys("rooms.embedded.started", "quarkus.http.host");
    }

    @Test
    void the_demonstration_has_a_key_of_its_own_and_stays_on_this_machine() {
        var configured = Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://db/rooms",
                "rooms.storage.kind",
                "s3",
                "livekit.server-url",
                "ws://localhost:7880");

        var settings = settings("prod", configured);

        assertThat(settings).containsEntry("quarkus.http.host", "127.0.0.1");
        assertThat(settings.get("rooms.api-key")).matches("rk_demo_[0-9a-f]{64}");
    }

    @Test
    void development_records_a_sample() throws IOException {
        var home = new Home("with-go");
        Scripts.write(home.bin, "go", "cp " + home.worker() + " $GOBIN/worker");

        var settings = home.start("dev");

        assertThat(settings.get("rooms.embedded.recorder")).contains("stand-in", "sample");
        assertThat(settings).containsEntry("rooms.embedded.started", "redis,livekit,recorder");
        assertThat(home.news).singleElement().asString().contains("stand-in for LiveKit's egress worker");
    }

    @Test
    void without_go_all_but_recordings_works_and_it_is_said_why() throws IOException {
        var settings = new Home("without-go").start("dev");

        assertThat(settings.get("rooms.embedded.recorder")).startsWith("none").endsWith("no go on the PATH");
        assertThat(settings).containsKey("livekit.server-url").doesNotContainKey("rooms.embedded.missing");
    }

    @Test
    void the_demonstration_says_how_it_can_record() throws IOException {
        assertThat(new Home("demo").start("prod").get("rooms.embedded.recorder"))
                .startsWith("none")
                .containsPattern("until .* with Redis at 127\\.0\\.0\\.1:[0-9]+$");
    }

    /** One in which LiveKit is all that is found; what is started in it runs as long as we do. */
    private static final class Home {
        private final Path folder;
        private final Path bin;
        private final List<String> news = new ArrayList<>();

        Home(String name) throws IOException {
            var livekit = InstalledLiveKit.binary();
            folder = Path.of("target", "homes", name).toAbsolutePath();
            Tree.delete(folder);
            bin = Files.createDirectories(folder.resolve("bin"));
            Files.createSymbolicLink(bin.resolve("livekit-server"), livekit);
        }

        Path worker() throws IOException {
            return Scripts.write(folder, "worker", "echo http://127.0.0.1:1; cat > /dev/null");
        }

        Map<String, String> start(String profile) {
            var configured =
                    Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://db/rooms", "rooms.storage.kind", "s3");
            System.setProperty("rooms.home", folder.toString());
            try {
                var machine = new Machine(List.of(bin), folder, news::add);
                return Startup.of(profile, name -> Optional.ofNullable(configured.get(name)), machine);
            } finally {
                System.clearProperty("rooms.home");
            }
        }
    }

    private static Map<String, String> settings(String profile, Map<String, String> configured) {
        return Startup.of(profile, name -> Optional.ofNullable(configured.get(name)), Machine.here());
    }
}
