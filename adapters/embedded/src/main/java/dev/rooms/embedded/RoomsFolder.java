package dev.rooms.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder {@code .rooms} that keeps the data of one checkout, held by one virtual machine at a time. */
final class RoomsFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private RoomsFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** The folder that was asked for, else the checkout around the working directory, else that directory itself. */
    static Path home(Optional<String> wanted, Path workingDirectory) {
        var here = workingDirectory.toAbsolutePath().normalize();
        return wanted.map(home -> Path.of(home).toAbsolutePath().normalize())
                .or(() -> Stream.iterate(here, folder -> folder != null, Path::getParent)
                        .filter(RoomsFolder::isCheckout)
                        .findFirst())
                .orElse(here);
    }

    private static boolean isCheckout(Path folder) {
        return Files.exists(folder.resolve("mvnw")) && Files.isDirectory(folder.resolve("bootstrap"));
    }

    static RoomsFolder hold(Path home) {
        try {
            var path = Files.createDirectories(home.resolve(".rooms")).toRealPath();
            return new RoomsFolder(path, lock(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), CREATE, READ, WRITE);
        if (tryLock(channel) == null) {
            var holder = holder(channel);
            channel.close();
            var refused = new IllegalStateException("Rooms already runs from " + folder + ": process " + holder
                    + " holds it. Stop that process, or start from another checkout.");
            // The line says it all.
            refused.setStackTrace(new StackTraceElement[0]);
            throw refused;
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)), 0);
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        var pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        return new String(pid.array(), 0, pid.position(), UTF_8);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
