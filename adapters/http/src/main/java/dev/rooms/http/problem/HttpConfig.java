package dev.rooms.http.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The limits on the memory and time that callers may use ({@code ROOMS_HTTP_*}). */
@ConfigMapping(prefix = "rooms.http")
public interface HttpConfig {
    /** The memory for the bodies of all requests at once; without it a part of the heap. */
    Optional<MemorySize> bodyMemory();

    /** From the first byte of a request to its last. */
    @WithDefault("PT60S")
    Duration requestTimeout();
}
