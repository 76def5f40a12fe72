package dev.rooms.livekit.shared;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the LiveKit server is and which key pair we share with it ({@code LIVEKIT_*}). */
@ConfigMapping(prefix = "livekit")
public interface LiveKitConfig {
    Optional<String> apiKey();

    Optional<String> apiSecret();

    /** What we call: ws, wss, http or https. Absent only in development, where no server could be had. */
    Optional<String> serverUrl();

    /** What clients get, when it is not what we call. */
    Optional<String> publicUrl();
}
