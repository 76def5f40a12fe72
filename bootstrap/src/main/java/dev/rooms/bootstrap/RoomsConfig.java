package dev.rooms.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What the operator may set for Rooms itself ({@code ROOMS_*}). */
@ConfigMapping(prefix = "rooms")
interface RoomsConfig {
    /** A key that may do everything and is in no list. */
    Optional<String> apiKey();

    /** How long webhooks are kept once they are applied or given up. */
    @WithDefault("P7D")
    Duration inboxRetention();

    Recording recording();

    /** What holds for every recording. */
    interface Recording {
        /** How long the file of a recording may take to be seen in its bucket. */
        @WithDefault("PT10M")
        Duration verifyTimeout();
    }

    /** Defaults for rooms whose template says nothing ({@code LIVEKIT_*}). */
    @ConfigMapping(prefix = "livekit")
    interface LiveKit {
        @WithDefault("false")
        boolean defaultRecordingEnabled();

        @WithDefault("false")
        boolean sipEnabled();
    }
}
