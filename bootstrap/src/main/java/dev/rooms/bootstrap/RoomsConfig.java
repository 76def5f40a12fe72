package dev.rooms.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What the operator may set for Rooms itself ({@code ROOMS_*}). */
@ConfigMapping(prefix = "rooms")
interface RoomsConfig {
    /** A key that may do everything and is in no list. */
    Optional<String> apiKey();

    /** Defaults for rooms whose template says nothing ({@code LIVEKIT_*}). */
    @ConfigMapping(prefix = "livekit")
    interface LiveKit {
        @WithDefault("false")
        boolean defaultRecordingEnabled();

        @WithDefault("false")
        boolean sipEnabled();
    }
}
