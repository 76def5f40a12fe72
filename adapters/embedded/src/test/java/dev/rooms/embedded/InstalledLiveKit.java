package dev.rooms.embedded;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The LiveKit server of this machine; what needs one is skipped where an install would have to come first. */
final class InstalledLiveKit {
    private InstalledLiveKit() {}

    static Path binary() {
        var found = new LiveKitSearch(Machine.here()).present();
        Assumptions.assumeTrue(found.isPresent(), "no livekit-server on the PATH or in the cache of this user");
        return found.orElseThrow();
    }

    static LiveKitServer.Options options(Path logFile) {
        var keys = LiveKitKeys.random();
        return new LiveKitServer.Options(binary(), 0, 0, keys.key(), keys.secret(), null, null, logFile);
    }
}
