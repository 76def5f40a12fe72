package dev.rooms.bootstrap;

import dev.rooms.embedded.RedisServer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real LiveKit server that keeps what it knows in a real Redis, and meets recorders there; recording is the default. */
public final class RealLiveKitOnRedis extends RealLiveKit {
    private @Nullable RedisServer redis;

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(super.start());
        settings.put("livekit.default-recording-enabled", "true");
        return settings;
    }

    @Override
    String redis() {
        var started = RedisServer.start();
        redis = started;
        return started.address();
    }

    @Override
    public void stop() {
        super.stop();
        if (redis != null) {
            redis.close();
        }
    }

    /** After the one that the classes have in common: what is started last is injected. */
    @Override
    public int order() {
        return 1;
    }
}
