package dev.rooms.livekit.shared;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the LiveKit server is and which key pairs we share with it ({@code LIVEKIT_*}). */
@ConfigMapping(prefix = "livekit")
public interface LiveKitConfig {
    Optional<String> apiKey();

    Optional<String> apiSecret();

    /** A second pair, during a rotation: what it signed is believed, and it signs nothing of ours. */
    Optional<String> apiKeyNext();

    Optional<String> apiSecretNext();

    /** What we call: ws, wss, http or https. Absent only in development, where no server could be had. */
    Optional<String> serverUrl();

    /** What clients get, when it is not what we call. */
    Optional<String> publicUrl();
}
