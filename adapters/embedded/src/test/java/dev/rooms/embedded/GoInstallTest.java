package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoInstallTest {
    private static final String INSTALLS = "cp \"$3/main.go\" $GOBIN/it; chmod +x $GOBIN/it";

    @TempDir
    Path folder;

    private Path bin;
    private Path source;
    private final List<String> news = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    @BeforeEach
    void setUp() throws IOException {
        bin = Files.createDirectory(folder.resolve("bin"));
        source = Files.createDirectory(folder.resolve("a-program"));
        Files.writeString(source.resolve("main.go"), "one");
    }

    private Optional<Path> program() {
        var machine = new Machine(List.of(bin), folder.resolve("cache"), news::add);
        return GoInstall.ours(machine, "a program", source, folder.resolve("kept"))
                .program(reasons::add);
    }

    @Test
    void a_source_is_built_once_for_each_state_and_only_the_latest_is_kept() throws IOException {
        Scripts.write(bin, "go", INSTALLS);

        var first = program();
        assertThat(first.orElseThrow()).hasContent("one");
        assertThat(program()).isEqualTo(first);
        assertThat(news).singleElement().asString().contains("a program", "go install");

        Files.writeString(source.resolve("main.go"), "two");
        var second = program().orElseThrow();
        assertThat(second).hasContent("two");
        assertThat(folder.resolve("kept/a-program")).isDirectoryContaining(second::equals);
        assertThat(first.orElseThrow()).doesNotExist();
    }

    @Test
    void a_failure_is_told_and_leaves_nothing() throws IOException {
        Scripts.write(bin, "go", "echo no network; exit 1");

        assertThat(program()).isEmpty();
        assertThat(reasons).containsExactly("`go install` failed: no network");
        assertThat(folder.resolve("kept/a-program")).isEmptyDirectory();
    }

    @Test
    void without_go_there_is_none() {
        assertThat(program()).isEmpty();
        assertThat(reasons).containsExactly("no go on the PATH");
        assertThat(news).isEmpty();
    }
}
