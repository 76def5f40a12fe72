package dev.rooms.livekit.shared;

import dev.rooms.application.room.MediaServerUnavailable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The LiveKit server that this deployment serves, if there is one. */
@Singleton
public final class LiveKitServer {
    private final Optional<Jwt.Key> signing;
    private final Map<String, Jwt.Key> keys;
    private final Optional<URI> api;
    private final Optional<String> publicUrl;

    @Inject
    LiveKitServer(LiveKitConfig config) {
        this(
                Stream.of(pair(config.apiKey(), config.apiSecret()), pair(config.apiKeyNext(), config.apiSecretNext()))
                        .flatMap(Optional::stream)
                        .toList(),
                config.serverUrl(),
                config.publicUrl());
    }

    public LiveKitServer(
            Optional<String> apiKey,
            Optional<String> apiSecret,
            Optional<String> serverUrl,
            Optional<String> publicUrl) {
        this(pair(apiKey, apiSecret).stream().toList(), serverUrl, publicUrl);
    }

    /** @param keys of which the first signs */
    LiveKitServer(List<Jwt.Key> keys, Optional<String> serverUrl, Optional<String> publicUrl) {
        this.signing = keys.stream().findFirst();
        this.keys = keys.stream().collect(Collectors.toUnmodifiableMap(Jwt.Key::name, Function.identity()));
        this.api = serverUrl.map(LiveKitServer::http);
        this.publicUrl = serverUrl.map(url -> publicUrl.orElse(url));
    }

    private static Optional<Jwt.Key> pair(Optional<String> key, Optional<String> secret) {
        return key.flatMap(name -> secret.map(known -> Jwt.Key.of(name, known)));
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
        return signing.orElseThrow(MediaServerUnavailable::new);
    }

    /** The keys that LiveKit may have signed with, by name. */
    public Map<String, Jwt.Key> keys() {
        return keys;
    }
}
