package dev.rooms.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The LiveKit server of one checkout: its usual ports, its log, and what an earlier start left running. */
final class LiveKitWorkplace {
    private static final int SIGNAL_PORT = 7880;
    private static final int UDP_PORT = 7882;

    private final Path folder;
    private final LiveKitKeys keys;
    private final @Nullable String webhookUrl;
    private final PidFile pidFile;

    LiveKitWorkplace(Path folder, LiveKitKeys keys, @Nullable String webhookUrl) {
        this.folder = folder;
        this.keys = keys;
        this.webhookUrl = webhookUrl;
        this.pidFile = new PidFile(folder.resolve("livekit.pid"));
    }

    /** A name that no other checkout uses. */
    String containerName() {
        return "rooms-livekit-" + Integer.toHexString(folder.toString().hashCode());
    }

    /** Ends what a killed application left, so the usual ports are free again. */
    void endWhatWasLeft() {
        pidFile.process().ifPresent(Ending::gently);
        pidFile.delete();
    }

    /** @param redis where it meets recorders, host and port; without it nothing can be recorded */
    LiveKitServer start(LiveKitLaunch launch, @Nullable String redis) {
        // A container outlives the client process that the file names.
        launch.remove().run();
        var log = new LogFile(folder.resolve("livekit.log")).emptiedWhenLong();
        var options = new LiveKitServer.Options(
                Path.of(launch.words().getFirst()), 0, 0, keys.key(), keys.secret(), webhookUrl, redis, log.path());
        var server = LiveKitServer.start(launch.andThen(pidFile::delete), options, SIGNAL_PORT, UDP_PORT);
        pidFile.write(server.pid());
        return server;
    }
}
