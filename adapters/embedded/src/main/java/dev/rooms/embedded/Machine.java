package dev.rooms.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Where programs are looked for, where those that we install for this user are kept, and who hears of long work. */
record Machine(List<Path> path, Path cache, Consumer<String> news) {
    /** The log is not up when we start, so news goes to standard error. */
    static Machine here() {
        return new Machine(pathOf(System.getenv()), cacheOf(System.getenv()), System.err::println);
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

    /** @param reasons hears why there is none */
    Optional<Path> program(String name, Consumer<String> reasons) {
        var found = path.stream()
                .map(folder -> folder.resolve(name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
        if (found.isEmpty()) {
            reasons.accept("no " + name + " on the PATH");
        }
        return found;
    }
}
