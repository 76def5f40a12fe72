package dev.rooms.bootstrap;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Keeps events and baggage out of traces, whatever the variables of OpenTelemetry say: they outrank the settings of
 * Quarkus. An event holds the message of an exception, which may quote a body with a token. Baggage is data of others.
 */
@Singleton
class TraceGuarantees implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer {
    @Override
    public void customize(AutoConfiguredOpenTelemetrySdkBuilder builder) {
        builder.addPropertiesCustomizer(
                _ -> Map.of("otel.span.event.count.limit", "0", "otel.propagators", "tracecontext"));
    }
}
