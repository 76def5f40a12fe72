package dev.rooms.bootstrap;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * What holds for each trace, whatever the variables of OpenTelemetry say, which come before the settings of Quarkus. An
 * event holds the message of an exception, and that may quote a body, where a token may stand. Baggage is data of others.
 */
@Singleton
class TraceGuarantees implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer {
    @Override
    public void customize(AutoConfiguredOpenTelemetrySdkBuilder builder) {
        builder.addPropertiesCustomizer(
                _ -> Map.of("otel.span.event.count.limit", "0", "otel.propagators", "tracecontext"));
    }
}
