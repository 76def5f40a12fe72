package dev.rooms.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Stands in for LiveKit's egress worker, which is an image of 3 GB: a recorder as far as LiveKit can see, but whatever it
 * records, its file is the same sample of one second. Its program is test equipment, made of the source in the checkout:
 * no package has it.
 */
public final class SampleRecorder implements AutoCloseable {
    private static final Path SOURCE = Path.of("bootstrap/src/test/egress-worker");

    private final ChildServer server;

    private SampleRecorder(ChildServer server) {
        this.server = server;
    }

    /** Its program, made where it is not there yet; fails with an {@link IllegalStateException} that says why not. */
    static Path program(Machine machine, Path checkout, Path folder) {
        var source = checkout.resolve(SOURCE);
        if (!Files.isDirectory(source)) {
            throw new IllegalStateException("its source is not in " + source);
        }
        var reasons = new ArrayList<String>();
        return GoInstall.ours(machine, "the stand-in for LiveKit's egress worker", source, folder)
                .program(reasons::add)
                .orElseThrow(() -> new IllegalStateException(String.join("; ", reasons)));
    }

    /**
     * Joins the rooms that it records, as the real one does. Returns when it takes work; fails with an
     * {@link IllegalStateException} that says why it does not.
     *
     * @param liveKit one with a Redis
     */
    public static SampleRecorder start(Path program, LiveKitServer.Options liveKit, Path log) {
        return AtExit.started(() -> ready(program, liveKit, log));
    }

    static SampleRecorder ready(Path program, LiveKitServer.Options liveKit, Path log) {
        return new SampleRecorder(ChildServer.start(
                List.of(
                        program.toString(),
                        "-redis",
                        Objects.requireNonNull(liveKit.redis()),
                        "-ws",
                        "ws://127.0.0.1:" + liveKit.signalPort()),
                // Everybody on this machine can see the words of a command.
                Map.of("LIVEKIT_API_KEY", liveKit.apiKey(), "LIVEKIT_API_SECRET", liveKit.apiSecret()),
                log));
    }

    /** Where it is told how to misbehave. */
    public String url() {
        return server.url();
    }

    /** As a crash: nobody is told. */
    @Override
    public void close() {
        AtExit.forget(this);
        server.close();
    }

    @Override
    public String toString() {
        return "the stand-in egress worker";
    }
}
