package dev.rooms.bootstrap;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Traces go to a collector of OpenTelemetry where {@code OTEL_EXPORTER_OTLP_ENDPOINT} names one; without it nothing is
 * traced. The names are OpenTelemetry's own (its specification, "OpenTelemetry Protocol Exporter"), which Quarkus does
 * not read.
 */
final class TraceSettings {
    static final String ENDPOINT = "otel.exporter.otlp.endpoint";
    static final String PROTOCOL = "otel.exporter.otlp.protocol";
    /** Quarkus' setting that turns traces off. */
    static final String OFF = "quarkus.otel.sdk.disabled";

    static final List<String> PROTOCOLS = List.of("grpc", "http/protobuf");
    /** The settings that have the same name in Quarkus, behind its own prefix. */
    private static final List<String> AS_THEY_ARE =
            List.of("otel.exporter.otlp.headers", "otel.service.name", "otel.resource.attributes");

    private static final String DISABLED = "otel.sdk.disabled";
    /** Collectors take gRPC at this port, and HTTP at others. */
    private static final int GRPC_PORT = 4317;

    private TraceSettings() {}

    /** @return Quarkus' settings */
    static Map<String, String> of(Function<String, Optional<String>> configured) {
        var endpoint = configured.apply(ENDPOINT);
        if (endpoint.isEmpty()
                || configured.apply(DISABLED).filter("true"::equalsIgnoreCase).isPresent()) {
            return Map.of(OFF, "true");
        }
        var settings = new HashMap<String, String>();
        settings.put(OFF, "false");
        settings.put("quarkus.otel.exporter.otlp.endpoint", endpoint.get());
        settings.put(
                "quarkus.otel.exporter.otlp.protocol",
                configured.apply(PROTOCOL).orElseGet(() -> protocol(endpoint.get())));
        AS_THEY_ARE.forEach(name -> configured.apply(name).ifPresent(text -> settings.put("quarkus." + name, text)));
        return settings;
    }

    private static String protocol(String endpoint) {
        return URI.create(endpoint).getPort() == GRPC_PORT ? "grpc" : "http/protobuf";
    }
}
