package dev.rooms.bootstrap;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A real LiveKit server that keeps what it knows in a real Redis, where one can be had. */
public final class RealLiveKitOnRedis extends RealLiveKit {
    private Optional<Redis> redis = Optional.empty();

    @Override
    @Nullable
    String redis() {
        redis = Redis.program().map(Redis::start);
        return redis.map(Redis::address).orElse(null);
    }

    @Override
    public void stop() {
        super.stop();
        redis.ifPresent(Redis::close);
    }
}
