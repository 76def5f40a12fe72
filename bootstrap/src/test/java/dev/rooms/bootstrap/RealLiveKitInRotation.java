package dev.rooms.bootstrap;

import dev.rooms.embedded.LiveKitServer;
import java.util.HashMap;
import java.util.Map;

/** A real LiveKit server that knows two pairs and signs with the old one, while Rooms signs with the new one already. */
public final class RealLiveKitInRotation extends RealLiveKit {
    static final String NEW_KEY = "new-key";
    private static final String NEW_SECRET = "the-secret-of-the-new-key-with-more-than-32";

    @Override
    LiveKitServer.Options.Next next() {
        return new LiveKitServer.Options.Next(NEW_KEY, NEW_SECRET);
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(super.start());
        settings.put("livekit.api-key", NEW_KEY);
        settings.put("livekit.api-secret", NEW_SECRET);
        settings.put("livekit.api-key-next", API_KEY);
        settings.put("livekit.api-secret-next", API_SECRET);
        return settings;
    }

    /** After the one that the classes have in common: what is started last is injected. */
    @Override
    public int order() {
        return 1;
    }
}
