package dev.rooms.bootstrap;

import dev.rooms.embedded.RedisServer;
import org.jspecify.annotations.Nullable;

/** A real LiveKit server that keeps what it knows in a real Redis, and meets recorders there. */
public final class RealLiveKitOnRedis extends RealLiveKit {
    private @Nullable RedisServer redis;

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
