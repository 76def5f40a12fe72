package dev.rooms.livekit.shared;

import dev.rooms.application.room.MediaServerUnavailable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The LiveKit server that this deployment serves, if there is one. */
@Singleton
public final class LiveKitServer {
    private static final Logger LOG = Logger.getLogger(LiveKitServer.class);

    private static final int UNAUTHORIZED = 401;

    private final Optional<Jwt.Key> signing;
    private final Map<String, Jwt.Key> keys;
    private final Optional<URI> api;
    private final Optional<String> publicUrl;
    private volatile boolean refusing;

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
        var uri = URI.create(http.endsWith("/") ? http : http + "/");
        return uri.getHost() == null ? uri.resolve("//" + IDN.toASCII(uri.getAuthority()) + uri.getRawPath()) : uri;
    }

    /**
     * Where its API is. Compose and Swarm name hosts with an underscore, which no {@link URI} has as a host and the JDK's
     * client does not call; of such a host it is the address.
     *
     * @throws MediaServerUnavailable when there is no server, or nobody knows its name
     */
    public URI api() {
        var uri = api.orElseThrow(MediaServerUnavailable::new);
        return uri.getHost() == null ? byAddress(uri) : uri;
    }

    private static URI byAddress(URI uri) {
        var authority = uri.getAuthority();
        var colon = authority.lastIndexOf(':');
        var name = colon < 0 ? authority : authority.substring(0, colon);
        try {
            var address = InetAddress.getByName(name).getHostAddress();
            var host = address.contains(":") ? "[" + address + "]" : address;
            return uri.resolve("//" + host + (colon < 0 ? "" : authority.substring(colon)) + uri.getRawPath());
        } catch (UnknownHostException unknown) {
            LOG.warnf("Nobody knows where LiveKit's host is: %s", unknown.getMessage());
            throw new MediaServerUnavailable();
        }
    }

    /** @throws MediaServerUnavailable when there is no server */
    public String publicUrl() {
        return publicUrl.orElseThrow(MediaServerUnavailable::new);
    }

    /** @throws MediaServerUnavailable when there is no server */
    public Jwt.Key signingKey() {
        return signing.orElseThrow(MediaServerUnavailable::new);
    }

    /** What LiveKit's answer says of our key: only one that it refuses is answered with 401. */
    void answered(int status) {
        var refused = status == UNAUTHORIZED;
        if (refused && !refusing) {
            LOG.error(
                    "LiveKit refuses our key: LIVEKIT_API_KEY or LIVEKIT_API_SECRET is not LiveKit's. Nobody can join.");
        } else if (!refused && refusing) {
            LOG.info("LiveKit takes our key again");
        }
        refusing = refused;
    }

    /** Whether LiveKit refused our key when it was last asked. */
    public boolean isRefusing() {
        return refusing;
    }

    /** @throws MediaServerUnavailable when LiveKit refuses our key */
    public void mustTakeOurKey() {
        if (refusing) {
            throw MediaServerUnavailable.refusingOurKey();
        }
    }

    /** The keys that LiveKit may have signed with, by name. */
    public Map<String, Jwt.Key> keys() {
        return keys;
    }
}
