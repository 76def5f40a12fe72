package dev.rooms.http.access;

import dev.rooms.application.access.AuthorizeJoin;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The request to LiveKit that a proxy asks about. Its parameters are in its own query (Envoy) or in the query of the URI
 * that the proxy names (nginx, ingress-nginx, Traefik), and a token may be in the Authorization header. A client may send
 * some of these itself, so Rooms reads all of them and every token has to be good.
 */
final class ForwardedRequest {
    private static final List<String> ORIGINAL_URI = List.of("X-Original-URI", "X-Original-URL", "X-Forwarded-Uri");
    private static final String SCHEME = "Bearer ";

    private final List<String> tokens = new ArrayList<>();
    private final List<String> joinRequests = new ArrayList<>();
    private boolean changesParticipant;

    private ForwardedRequest() {}

    static AuthorizeJoin.Request in(HttpServerRequest request) {
        var forwarded = new ForwardedRequest();
        forwarded.addQuery(request.query());
        for (var header : ORIGINAL_URI) {
            request.headers().getAll(header).forEach(forwarded::addUri);
        }
        request.headers().getAll(HttpHeaders.AUTHORIZATION).forEach(forwarded::addAuthorization);
        return new AuthorizeJoin.Request(forwarded.tokens, forwarded.joinRequests, forwarded.changesParticipant);
    }

    private void addUri(String uri) {
        var query = uri.indexOf('?');
        addQuery(query < 0 ? null : uri.substring(query + 1));
    }

    private void addQuery(@Nullable String query) {
        if (query != null) {
            // LiveKit splits at & alone, and others at the semicolon too.
            for (var pair : query.split("[&;]", -1)) {
                addPair(pair);
            }
        }
    }

    private void addPair(String pair) {
        var equals = pair.indexOf('=');
        try {
            // Decoded twice, because a proxy may have encoded it once more.
            var name = decoded(decoded(equals < 0 ? pair : pair.substring(0, equals)));
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            switch (name.strip().toLowerCase(Locale.ROOT)) {
                case "access_token" -> tokens.add(value);
                case "join_request" -> addJoinRequest(value);
                case "publish" -> changesParticipant = true;
                case "metadata", "attributes" -> changesParticipant |= !value.isEmpty();
                default -> {}
            }
        } catch (IllegalArgumentException unreadable) {
            // LiveKit might still read something in it. The empty text is no valid token, so the request is refused.
            tokens.add("");
        }
    }

    private void addJoinRequest(String value) {
        if (!value.isEmpty()) {
            joinRequests.add(value);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void addAuthorization(String header) {
        tokens.add(
                header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? header.substring(SCHEME.length()) : header);
    }
}
