package dev.rooms.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Looks for a way to run a LiveKit server, the cheapest first, and remembers why others failed. */
final class LiveKitSearch {
    static final String VERSION = "1.13.5";
    private static final String GO_PACKAGE = "github.com/livekit/livekit-server/cmd/server@v" + VERSION;
    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(20);
    private static final Duration ENGINE_LIMIT = Duration.ofSeconds(5);

    private final List<Path> path;
    private final Path cache;
    private final Consumer<String> news;
    private final List<String> reasons = new ArrayList<>();

    LiveKitSearch(List<Path> path, Path cache, Consumer<String> news) {
        this.path = path;
        this.cache = cache;
        this.news = news;
    }

    /** The log is not up when we start, so news of long work goes to standard error. */
    static LiveKitSearch onThisMachine() {
        return new LiveKitSearch(pathOf(System.getenv()), cacheOf(System.getenv()), System.err::println);
    }

    private static List<Path> pathOf(Map<String, String> environment) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
    }

    static Path cacheOf(Map<String, String> environment) {
        var home = Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
        return home.resolve("rooms");
    }

    /** A binary, else a container with this name. */
    LiveKitLaunch find(String containerName) {
        return binary().map(LiveKitLaunch::binary)
                .or(() -> container(containerName))
                .orElseThrow(() -> LiveKitUnavailable.because(String.join("; ", reasons)));
    }

    Optional<Path> binary() {
        return present().or(this::install);
    }

    /** A binary that is there, without installing one. */
    Optional<Path> present() {
        return onPath("livekit-server").or(() -> Optional.of(installed()).filter(Files::isExecutable));
    }

    private Optional<Path> onPath(String name) {
        var found = path.stream()
                .map(folder -> folder.resolve(name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
        if (found.isEmpty()) {
            reasons.add("no " + name + " on the PATH");
        }
        return found;
    }

    private Path installed() {
        return cache.resolve("livekit-server-v" + VERSION);
    }

    private Optional<Path> install() {
        return onPath("go").flatMap(this::installWith);
    }

    private Optional<Path> installWith(Path go) {
        news.accept(
                "Rooms installs LiveKit server " + VERSION + " with `go install`, once; this takes a minute or two.");
        try {
            // Only a finished binary gets the name that the next start looks for.
            var unfinished = Files.createTempDirectory(Files.createDirectories(cache), "installing-");
            try {
                return goInstall(go, unfinished) ? Optional.of(moved(unfinished.resolve("server"))) : Optional.empty();
            } finally {
                Tree.delete(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean goInstall(Path go, Path bin) {
        var environment = Map.of("CGO_ENABLED", "0", "GOBIN", bin.toString(), "GOFLAGS", "");
        var failure = new Command(
                        List.of(go.toString(), "install", GO_PACKAGE),
                        environment,
                        INSTALL_LIMIT,
                        () -> news.accept("... still installing LiveKit server"))
                .run();
        failure.ifPresent(reason -> reasons.add("`go install` failed: " + reason));
        return failure.isEmpty();
    }

    private Path moved(Path binary) throws IOException {
        return Files.move(binary, installed(), StandardCopyOption.ATOMIC_MOVE);
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
        news.accept("Rooms fetches the image " + LiveKitLaunch.IMAGE + ", once.");
        var failure = new Command(
                        List.of(engine.toString(), "pull", "-q", LiveKitLaunch.IMAGE),
                        Map.of(),
                        INSTALL_LIMIT,
                        () -> news.accept("... still fetching " + LiveKitLaunch.IMAGE))
                .run();
        failure.ifPresent(reason -> reasons.add(engine.getFileName() + " pull failed: " + reason));
        return failure.isEmpty();
    }
}
