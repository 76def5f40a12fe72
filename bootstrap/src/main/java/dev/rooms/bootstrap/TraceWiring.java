package dev.rooms.bootstrap;

import dev.rooms.livekit.shared.Traces;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.javahttpclient.JavaHttpClientTelemetry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

class TraceWiring {
    /** A disabled SDK would still make spans, and tell them to LiveKit. */
    @Produces
    @Singleton
    Traces traces(OpenTelemetry telemetry, @ConfigProperty(name = TraceSettings.OFF) boolean off) {
        return off
                ? Traces.NONE
                : plain -> JavaHttpClientTelemetry.builder(telemetry)
                        .setSpanNameExtractorCustomizer(
                                _ -> call -> call.method() + ' ' + call.uri().getPath())
                        .build()
                        .newHttpClient(plain);
    }
}
