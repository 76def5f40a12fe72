package dev.rooms.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How to run a LiveKit server here: the words of the command, and what else ends one that is left. */
record LiveKitLaunch(List<String> words, Runnable remove) {
    static final String IMAGE = "livekit/livekit-server:v" + LiveKitSearch.VERSION;
    private static final Duration REMOVAL = Duration.ofSeconds(20);

    static LiveKitLaunch binary(Path binary) {
        return new LiveKitLaunch(List.of(binary.toString()), () -> {});
    }

    /** A container on the network of the host; its name tells it from those of other checkouts. */
    static LiveKitLaunch container(Path engine, String name) {
        var program = engine.toString();
        return new LiveKitLaunch(
                List.of(program, "run", "--rm", "--name", name, "--network", "host", "-e", "LIVEKIT_CONFIG", IMAGE),
                () -> Command.of(REMOVAL, program, "rm", "-f", name).run());
    }

    LiveKitLaunch andThen(Runnable more) {
        return new LiveKitLaunch(words, () -> {
            remove.run();
            more.run();
        });
    }
}
