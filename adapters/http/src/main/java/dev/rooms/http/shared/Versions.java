package dev.rooms.http.shared;

import dev.rooms.domain.shared.Seen;
import dev.rooms.domain.shared.Version;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110, 8.8.3): the version, and what else is shown that changes without it. */
public final class Versions {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");
    /** A proxy that packs an answer marks the tag. */
    private static final Pattern PACKED = Pattern.compile("(?:--?|;)(?:gzip|br|zstd|deflate)$");

    private static final Pattern OURS = Pattern.compile("(\\d{1,9})(?:\\.[a-z0-9-]+)?");
    private static final String ANY = "*";
    private static final int NOT_MODIFIED = 304;
    private static final int OK = 200;

    private Versions() {}

    public static String tag(Version version) {
        return "\"" + version.value() + "\"";
    }

    public static String tag(Version version, String shown) {
        return "\"" + version.value() + "." + shown + "\"";
    }

    /**
     * The versions that If-Match names; null when there is no such header, or any version will do. The part of a tag that
     * is shown beside the version does not matter here: a change overwrites neither a join nor the clock. A tag that a
     * proxy made weak is taken as ours.
     */
    public static @Nullable Seen seen(List<String> ifMatch) {
        var header = String.join(",", ifMatch).strip();
        if (ifMatch.isEmpty() || header.equals(ANY)) {
            return null;
        }
        return new Seen(tags(header)
                .map(OURS::matcher)
                .filter(Matcher::matches)
                .map(ours -> new Version(Integer.parseInt(ours.group(1))))
                .collect(Collectors.toSet()));
    }

    /** The tags of a list, without what a proxy adds to them. */
    private static Stream<String> tags(String header) {
        return TAG.matcher(header)
                .results()
                .map(tag -> PACKED.matcher(tag.group(1)).replaceFirst(""));
    }

    /** Answers 304 to a caller who has seen just this. */
    static class Filter {
        @ServerResponseFilter
        public void unchanged(ContainerRequestContext request, ContainerResponseContext response) {
            var tag = response.getHeaderString(HttpHeaders.ETAG);
            var known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
            if (tag != null && known != null && response.getStatus() == OK && isRead(request) && names(known, tag)) {
                response.setEntity(null);
                response.setStatus(NOT_MODIFIED);
            }
        }

        private static boolean isRead(ContainerRequestContext request) {
            return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        }

        /** A weak comparison (RFC 9110, 13.1.2). */
        private static boolean names(String known, String tag) {
            var ours = tag.substring(1, tag.length() - 1);
            return known.strip().equals(ANY) || tags(known).anyMatch(ours::equals);
        }
    }
}
