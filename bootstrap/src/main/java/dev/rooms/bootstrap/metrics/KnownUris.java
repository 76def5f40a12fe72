package dev.rooms.bootstrap.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps the paths of requests that no route takes, which clients make up, out of the labels. A path with another method
 * than it has stands there as it was sent otherwise.
 */
@Singleton
final class KnownUris implements MeterFilter {
    private static final String URI = "uri";
    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.JSON";

    private final Set<String> known = new HashSet<>(Set.of(
            "/webhooks/livekit", "/internal/authorize", "/openapi", "NOT_FOUND", "REDIRECTION", "UNKNOWN", "root"));

    KnownUris(ObjectMapper mapper) throws IOException {
        try (var document = Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            if (document != null) {
                mapper.readTree(document).path("paths").fieldNames().forEachRemaining(known::add);
            }
        }
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        var uri = id.getTag(URI);
        return uri == null || known.contains(uri) ? id : id.withTag(Tag.of(URI, "OTHER"));
    }
}
