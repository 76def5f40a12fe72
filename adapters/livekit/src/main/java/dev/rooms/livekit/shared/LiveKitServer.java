package dev.rooms.livekit.shared;

import dev.rooms.application.room.MediaServerUnavailable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The LiveKit server that this deployment serves, if there is one. */
@Singleton
public final class LiveKitServer {
    private final Optional<Jwt.Key> key;
    private final Map<String, Jwt.Key> keys;
    private final Optional<URI> api;
    private final Optional<String> publicUrl;

    @Inject
    LiveKitServer(LiveKitConfig config) {
        this(config.apiKey(), config.apiSecret(), config.serverUrl(), config.publicUrl());
    }

    public LiveKitServer(
            Optional<String> apiKey,
            Optional<String> apiSecret,
            Optional<String> serverUrl,
            Optional<String> publicUrl) {
        this.key = apiKey.flatMap(name -> apiSecret.map(secret -> Jwt.Key.of(name, secret)));
        this.keys = key.map(only -> Map.of(only.name(), only)).orElse(Map.of());
        this.api = serverUrl.map(LiveKitServer::http);
        this.publicUrl = serverUrl.map(url -> publicUrl.orElse(url));
    }

    private static URI http(String url) {
        var http = url.startsWith("ws") ? "http" + url.substring("ws".length()) : url;
        return URI.create(http.endsWith("/") ? http : http + "/");
    }

    /** @throws MediaServerUnavailable when there is no server */
    public URI api() {
        return api.orElseThrow(MediaServerUnavailable::new);
    }

    /** @throws MediaServerUnavailable when there is no server */
    public String publicUrl() {
        return publicUrl.orElseThrow(MediaServerUnavailable::new);
    }

    /** @throws MediaServerUnavailable when there is no server */
    public Jwt.Key signingKey() {
        return key.orElseThrow(MediaServerUnavailable::new);
    }

    /** The keys that LiveKit may have signed with, by name. */
    public Map<String, Jwt.Key> keys() {
        return keys;
    }
}
