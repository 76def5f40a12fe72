package dev.rooms.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for a way to run a LiveKit server, the cheapest first, and remembers why others failed. */
final class LiveKitSearch {
    static final String VERSION = "1.13.5";
    private static final String GO_PACKAGE = "github.com/livekit/livekit-server/cmd/server@v" + VERSION;
    private static final Duration PULL_LIMIT = Duration.ofMinutes(20);
    private static final Duration ENGINE_LIMIT = Duration.ofSeconds(5);

    private final Machine machine;
    private final GoInstall install;
    private final List<String> reasons = new ArrayList<>();

    LiveKitSearch(Machine machine) {
        this.machine = machine;
        this.install = GoInstall.published(
                machine,
                "LiveKit server " + VERSION,
                GO_PACKAGE,
                machine.cache().resolve("livekit-server-v" + VERSION));
    }

    /** A binary, else a container with this name. */
    LiveKitLaunch find(String containerName) {
        return binary().map(LiveKitLaunch::binary)
                .or(() -> container(containerName))
                .orElseThrow(() -> LiveKitUnavailable.because(String.join("; ", reasons)));
    }

    Optional<Path> binary() {
        return present().or(() -> install.program(reasons::add));
    }

    /** A binary that is there, without installing one. */
    Optional<Path> present() {
        return onPath("livekit-server").or(install::present);
    }

    private Optional<Path> onPath(String name) {
        return machine.program(name, reasons::add);
    }

    private Optional<LiveKitLaunch> container(String name) {
        return engine("docker").or(() -> engine("podman")).map(engine -> LiveKitLaunch.container(engine, name));
    }

    private Optional<Path> engine(String name) {
        return onPath(name).filter(this::answers).filter(this::hasImage);
    }

    private boolean answers(Path engine) {
        var failure = Command.of(ENGINE_LIMIT, engine.toString(), "info").run();
        failure.ifPresent(reason -> reasons.add(engine.getFileName() + " does not answer: " + reason));
        return failure.isEmpty();
    }

    private boolean hasImage(Path engine) {
        if (Command.of(ENGINE_LIMIT, engine.toString(), "image", "inspect", LiveKitLaunch.IMAGE)
                .run()
                .isEmpty()) {
            return true;
        }
        machine.news().accept("Rooms fetches the image " + LiveKitLaunch.IMAGE + ", once.");
        var failure = new Command(
                        List.of(engine.toString(), "pull", "-q", LiveKitLaunch.IMAGE),
                        Map.of(),
                        PULL_LIMIT,
                        () -> machine.news().accept("... still fetching " + LiveKitLaunch.IMAGE))
                .run();
        failure.ifPresent(reason -> reasons.add(engine.getFileName() + " pull failed: " + reason));
        return failure.isEmpty();
    }
}
