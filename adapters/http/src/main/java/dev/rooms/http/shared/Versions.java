package dev.rooms.http.shared;

import dev.rooms.domain.shared.Stale;
import dev.rooms.domain.shared.Version;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110, 8.8.3): the version, and what else is shown that changes without it. */
public final class Versions {
    private static final Pattern OURS = Pattern.compile("\"(\\d{1,9})(?:\\.[a-z0-9-]+)?\"");
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
     * The version that If-Match names; null when there is no such header, or any version will do. What is shown beside
     * it does not matter here: that somebody joined, or that it has become time, is nothing that a change overwrites.
     *
     * @throws Stale when it names none of ours: it can match nothing
     */
    public static @Nullable Version seen(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        var ours = OURS.matcher(ifMatch.strip());
        if (!ours.matches()) {
            throw new Stale();
        }
        return new Version(Integer.parseInt(ours.group(1)));
    }

    /** Answers 304 to whoever has seen just this. */
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

        private static boolean names(String known, String tag) {
            for (var each : known.split(",", -1)) {
                // A weak comparison is asked for here (RFC 9110, 13.1.2).
                var name = each.strip();
                if (name.equals("*") || name.equals(tag) || name.equals("W/" + tag)) {
                    return true;
                }
            }
            return false;
        }
    }
}
