package dev.rooms.http.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every join token in a request that a proxy asks about: in its own query (Envoy), in the query of the URI that the
 * proxy names (nginx, ingress-nginx, Traefik), and in the Authorization header. A client may send some of these itself,
 * so none of them makes up for another.
 */
final class ForwardedTokens {
    private static final List<String> ORIGINAL_URI = List.of("X-Original-URI", "X-Original-URL", "X-Forwarded-Uri");
    private static final String PARAMETER = "access_token";
    private static final String SCHEME = "Bearer ";

    private final List<String> found = new ArrayList<>();

    private ForwardedTokens() {}

    static List<String> in(HttpServerRequest request) {
        var tokens = new ForwardedTokens();
        tokens.addQuery(request.query());
        for (var header : ORIGINAL_URI) {
            request.headers().getAll(header).forEach(tokens::addUri);
        }
        request.headers().getAll(HttpHeaders.AUTHORIZATION).forEach(tokens::addAuthorization);
        return tokens.found;
    }

    private void addUri(String uri) {
        var query = uri.indexOf('?');
        addQuery(query < 0 ? null : uri.substring(query + 1));
    }

    private void addQuery(@Nullable String query) {
        if (query != null) {
            for (var pair : query.split("&", -1)) {
                addPair(pair);
            }
        }
    }

    private void addPair(String pair) {
        var equals = pair.indexOf('=');
        try {
            if (equals >= 0 && decoded(pair.substring(0, equals)).equals(PARAMETER)) {
                found.add(decoded(pair.substring(equals + 1)));
            }
        } catch (IllegalArgumentException unreadable) {
            // What others may read in it is not known: it is no token, so the request is refused.
            found.add("");
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void addAuthorization(String header) {
        found.add(
                header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? header.substring(SCHEME.length()) : header);
    }
}
