package dev.rooms.livekit.shared;

import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.domain.shared.Excerpt;
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
import org.jspecify.annotations.Nullable;

/** The LiveKit server that this deployment serves, if there is one. */
@Singleton
public final class LiveKitServer {
    private static final Logger LOG = Logger.getLogger(LiveKitServer.class);
    private static final int LONGEST = 200;

    private final Optional<Jwt.Key> signing;
    private final Map<String, Jwt.Key> keys;
    private final Optional<URI> api;
    private final Optional<String> publicUrl;
    private volatile @Nullable String refusal;

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
        return uri.getHost() == null ? at(uri, IDN.toASCII(Authority.of(uri).host())) : uri;
    }

    /** A host, and what follows it: a colon and the port, or nothing. */
    private record Authority(String host, String port) {
        static Authority of(URI uri) {
            var text = uri.getAuthority();
            var colon = text.lastIndexOf(':');
            return colon < 0 ? new Authority(text, "") : new Authority(text.substring(0, colon), text.substring(colon));
        }
    }

    private static URI at(URI uri, String host) {
        return uri.resolve("//" + host + Authority.of(uri).port() + uri.getRawPath());
    }

    /**
     * Where its API is. Compose and Swarm name hosts with an underscore. A {@link URI} has no such host, and the JDK's
     * client does not call one; then the URI holds the address of the host.
     *
     * @throws MediaServerUnavailable when there is no server, or nobody knows its name
     */
    public URI api() {
        var uri = api.orElseThrow(MediaServerUnavailable::new);
        return uri.getHost() == null ? byAddress(uri) : uri;
    }

    private static URI byAddress(URI uri) {
        try {
            var address = InetAddress.getByName(Authority.of(uri).host()).getHostAddress();
            return at(uri, address.contains(":") ? "[" + address + "]" : address);
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

    /** LiveKit has answered a call of ours, so it takes our key. */
    synchronized void takes() {
        if (refusal != null) {
            LOG.info("LiveKit takes our key again");
            refusal = null;
        }
    }

    /** LiveKit has answered with 401, so nobody can join with a token that we sign. */
    synchronized void refuses(String words) {
        if (refusal == null) {
            LOG.errorf(
                    "LiveKit refuses our key, so nobody can join: LIVEKIT_API_KEY or LIVEKIT_API_SECRET is not"
                            + " LiveKit's, or a clock is wrong. It says: %s",
                    Excerpt.of(words, LONGEST));
        }
        refusal = words;
    }

    /** Whether LiveKit refused our key when it was last asked. */
    public boolean isRefusing() {
        return refusal != null;
    }

    /** @throws MediaServerUnavailable when LiveKit refuses our key */
    public void mustTakeOurKey() {
        var words = refusal;
        if (words != null) {
            throw MediaServerUnavailable.refusingOurKey(words);
        }
    }

    /** The keys that LiveKit may have signed with, by name. */
    public Map<String, Jwt.Key> keys() {
        return keys;
    }
}
