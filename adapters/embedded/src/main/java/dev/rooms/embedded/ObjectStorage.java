package dev.rooms.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;

/**
 * An object storage that speaks S3, for this machine only, whose bucket is a folder. It starts behind the rest, so that
 * nothing waits for it.
 */
final class ObjectStorage implements AutoCloseable {
    private static final String BUCKET = "rooms";
    private static final String ACCESS_KEY = "rooms";
    private static final int FIRST_PORT = 9000;

    private static final FileAttribute<?> OURS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final int port;
    private final String secretKey = LiveKitKeys.randomHex(32);
    private final Runnable cleaning;
    private final Thread starting;
    private volatile @Nullable S3Proxy proxy;

    private ObjectStorage(Path folder, int port, Runnable cleaning) {
        this.port = port;
        this.cleaning = cleaning;
        this.starting = Thread.ofPlatform().name("rooms-storage").start(() -> start(folder));
    }

    /** An empty one, whose objects go with it. */
    static ObjectStorage temporary() {
        try {
            var folder = Files.createTempDirectory("rooms-storage");
            return new ObjectStorage(folder, Ports.TCP.freeFrom(0), () -> Tree.delete(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one whose objects stay in this folder. */
    static ObjectStorage keptIn(Path folder) {
        return new ObjectStorage(folder.resolve("storage"), Ports.TCP.freeFrom(FIRST_PORT), () -> {});
    }

    Map<String, String> settings() {
        return Map.of(
                "rooms.storage.kind", "s3",
                "rooms.storage.endpoint", "http://127.0.0.1:" + port,
                "rooms.storage.bucket", BUCKET,
                "rooms.storage.access-key", ACCESS_KEY,
                "rooms.storage.secret-key", secretKey);
    }

    private void start(Path folder) {
        try {
            // S3Proxy hands out to everybody what others on this machine may read.
            Files.createDirectories(folder.resolve(BUCKET), OURS_ALONE);
            var made = S3Proxy.builder()
                    .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                    .endpoint(URI.create("http://127.0.0.1:" + port))
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, secretKey)
                    .build();
            made.start();
            proxy = made;
        } catch (Exception e) {
            System.err.println("Rooms could not start the object storage: " + e.getMessage());
        }
    }

    /** Whether it runs, once it has started or could not. */
    boolean awaitStarted() {
        try {
            starting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return proxy != null;
    }

    @Override
    public void close() {
        awaitStarted();
        var running = proxy;
        if (running != null) {
            stop(running);
        }
        cleaning.run();
    }

    private static void stop(S3Proxy running) {
        try {
            running.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The object storage did not stop", e);
        }
    }
}
