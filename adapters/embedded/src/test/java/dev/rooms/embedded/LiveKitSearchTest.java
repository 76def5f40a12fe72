package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveKitSearchTest {
    private static final String SUCCEEDS = "exit 0";
    private static final String FAILS = "echo trying; echo no network; exit 1";
    private static final String INSTALLS = "echo binary > $GOBIN/server; chmod +x $GOBIN/server";

    @TempDir
    Path folder;

    private Path bin;
    private Path cache;
    private LiveKitSearch search;
    private final List<String> news = new ArrayList<>();

    @BeforeEach
    void setUp() throws IOException {
        bin = Files.createDirectory(folder.resolve("bin"));
        cache = folder.resolve("cache");
        search = new LiveKitSearch(new Machine(List.of(folder.resolve("absent"), bin), cache, news::add));
    }

    @Test
    void a_server_on_the_path_comes_first() throws IOException {
        var server = Scripts.write(bin, "livekit-server", SUCCEEDS);
        Scripts.write(cache, "livekit-server-v1.13.5", SUCCEEDS);
        Scripts.write(bin, "go", INSTALLS);

        assertThat(search.binary()).contains(server);
    }

    @Test
    void an_installed_server_comes_before_a_new_install() throws IOException {
        var installed = Scripts.write(cache, "livekit-server-v1.13.5", SUCCEEDS);
        Scripts.write(bin, "go", INSTALLS);

        assertThat(search.binary()).contains(installed);
        assertThat(news).isEmpty();
    }

    @Test
    void an_install_says_so_and_leaves_only_the_finished_binary() throws IOException {
        Scripts.write(bin, "go", INSTALLS);

        assertThat(search.binary()).contains(cache.resolve("livekit-server-v1.13.5"));
        assertThat(cache).isDirectoryNotContaining(file -> file.toString().contains("installing"));
        assertThat(news).singleElement().asString().contains("go install");
    }

    @Test
    void a_failed_install_leaves_nothing_and_falls_through_to_a_container() throws IOException {
        Scripts.write(bin, "go", FAILS);
        var docker = Scripts.write(bin, "docker", SUCCEEDS);

        var launch = search.find("rooms-livekit-1");

        assertThat(launch.words()).startsWith(docker.toString(), "run").contains("rooms-livekit-1");
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void an_engine_that_does_not_answer_is_passed_over() throws IOException {
        Scripts.write(bin, "docker", FAILS);
        var podman = Scripts.write(bin, "podman", SUCCEEDS);

        assertThat(search.find("rooms-livekit-1").words()).startsWith(podman.toString());
    }

    @Test
    void where_nothing_helps_every_reason_is_told() throws IOException {
        Scripts.write(bin, "go", FAILS);

        assertThatThrownBy(() -> search.find("rooms-livekit-1"))
                .isInstanceOf(LiveKitUnavailable.class)
                .hasMessage("no livekit-server on the PATH; `go install` failed: no network; "
                        + "no docker on the PATH; no podman on the PATH");
    }
}
