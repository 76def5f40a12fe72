package dev.rooms.http.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Knows the methods of every path, as a refusal of another method has to name them (RFC 9110, 15.5.6). */
@Singleton
final class AllowedMethods {
    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.JSON";
    private static final String ONE_SEGMENT = "[^/]+";

    private final Map<Pattern, String> methods = new LinkedHashMap<>();

    AllowedMethods(ObjectMapper mapper) throws IOException {
        try (var document = Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            if (document != null) {
                mapper.readTree(document)
                        .path("paths")
                        .properties()
                        .forEach(path -> methods.put(pattern(path.getKey()), methods(path.getValue())));
            }
        }
        methods.put(pattern("/webhooks/livekit"), "OPTIONS, POST");
        methods.put(pattern("/internal/authorize(/.*)?"), "GET, HEAD, OPTIONS");
    }

    Optional<String> of(String path) {
        var bare = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return methods.entrySet().stream()
                .filter(route -> route.getKey().matcher(bare).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(path.replaceAll("\\{[^}]+}", ONE_SEGMENT));
    }

    private static String methods(JsonNode item) {
        var names = new TreeSet<String>();
        item.fieldNames().forEachRemaining(name -> names.add(name.toUpperCase(Locale.ROOT)));
        names.add("OPTIONS");
        if (names.contains("GET")) {
            names.add("HEAD");
        }
        return String.join(", ", names);
    }
}
