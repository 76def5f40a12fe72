package dev.rooms.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What the operator may set for Rooms itself ({@code ROOMS_*}). */
@ConfigMapping(prefix = "rooms")
interface RoomsConfig {
    int TOKEN_MAX_BYTES = 12_288;

    /** A key that may do everything and is in no list. */
    Optional<String> apiKey();

    /** How long webhooks are kept once they are applied or given up. */
    @WithDefault("P7D")
    Duration inboxRetention();

    /** How long outgoing events can be read. */
    @WithDefault("P30D")
    Duration eventsRetention();

    /** The length of the largest join token; servers and proxies take headers and URLs of this size. */
    @WithDefault("" + TOKEN_MAX_BYTES)
    int tokenMaxBytes();

    /** How long the process serves and is not ready once it was told to stop, in seconds. */
    @WithDefault("0")
    int drainSeconds();

    Storage storage();

    Recording recording();

    /** Where recordings are kept, if anywhere; {@link StorageSettings} fills in what is not said. */
    interface Storage {
        /** s3, r2 or gcs. */
        Optional<String> kind();

        Optional<String> endpoint();

        /** What signed links lead to, when it is not the endpoint. */
        Optional<String> publicEndpoint();

        Optional<String> region();

        Optional<String> bucket();

        Optional<String> accessKey();

        Optional<String> secretKey();

        Optional<Boolean> pathStyle();

        Optional<String> gcsCredentialsFile();

        @WithDefault("true")
        boolean sendCredentials();
    }

    /** What holds for every recording. */
    interface Recording {
        /** How long the file of a recording may take to be seen in its bucket. */
        @WithDefault("PT10M")
        Duration verifyTimeout();

        /** Where the files of recordings are put in their bucket, without the extension. */
        @WithDefault("recordings/{room_id}/{recording_id}")
        String keyPattern();
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
