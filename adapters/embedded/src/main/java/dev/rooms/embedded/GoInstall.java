package dev.rooms.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A program that {@code go install} makes, once. */
public final class GoInstall {
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final int STATE_BYTES = 8;

    private final Machine machine;
    private final String title;
    private final List<String> words;
    private final Path program;
    private final Runnable makeRoom;

    private GoInstall(Machine machine, String title, List<String> words, Path program, Runnable makeRoom) {
        this.machine = machine;
        this.title = title;
        this.words = words;
        this.program = program;
        this.makeRoom = makeRoom;
    }

    /** @param version of a package that others publish, as {@code path@version} */
    static GoInstall published(Machine machine, String title, String version, Path program) {
        return new GoInstall(machine, title, List.of("install", version), program, () -> {});
    }

    /** Of a source of our own, made anew for each state of it; this folder keeps the latest. */
    static GoInstall ours(Machine machine, String title, Path source, Path folder) {
        var kept = folder.resolve(source.getFileName());
        return new GoInstall(
                machine,
                title,
                List.of("install", "-C", source.toString(), "-buildvcs=false", "."),
                kept.resolve(state(source)),
                () -> Tree.delete(kept));
    }

    /** The program of a source of our own, where Go is there. */
    public static Optional<Path> program(Path source, Path folder) {
        var machine = Machine.here();
        var reasons = new ArrayList<String>();
        var program =
                ours(machine, source.getFileName().toString(), source, folder).program(reasons::add);
        reasons.forEach(machine.news());
        return program;
    }

    private static String state(Path source) {
        try (var files = Files.walk(source)) {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(source.relativize(file).toString().getBytes(UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, STATE_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without making it. */
    Optional<Path> present() {
        return Optional.of(program).filter(Files::isExecutable);
    }

    /** @param reasons hears why there is none */
    Optional<Path> program(Consumer<String> reasons) {
        return present().or(() -> machine.program("go", reasons).flatMap(go -> made(go, reasons)));
    }

    private Optional<Path> made(Path go, Consumer<String> reasons) {
        machine.news().accept("Rooms installs " + title + " with `go install`, once; this takes a minute or two.");
        try {
            makeRoom.run();
            // Only a finished binary gets the name that the next start looks for.
            var unfinished = Files.createTempDirectory(Files.createDirectories(program.getParent()), "installing-");
            try {
                var failure = command(go, unfinished).run();
                failure.ifPresent(reason -> reasons.accept("`go install` failed: " + reason));
                return failure.isEmpty() ? Optional.of(moved(unfinished)) : Optional.empty();
            } finally {
                Tree.delete(unfinished);
            }
        } catch (IOException | UncheckedIOException e) {
            reasons.accept(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Command command(Path go, Path bin) {
        return new Command(
                Stream.concat(Stream.of(go.toString()), words.stream()).toList(),
                Map.of("CGO_ENABLED", "0", "GOBIN", bin.toString(), "GOFLAGS", "", "GOWORK", "off"),
                LIMIT,
                () -> machine.news().accept("... still installing " + title));
    }

    private Path moved(Path bin) throws IOException {
        try (var made = Files.list(bin)) {
            return Files.move(made.findFirst().orElseThrow(), program, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
