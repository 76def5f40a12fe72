package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceSettingsTest {
    private static Map<String, String> of(Map<String, String> configured) {
        return TraceSettings.of(name -> Optional.ofNullable(configured.get(name)));
    }

    @Test
    void nothing_is_traced_without_a_collector_or_where_the_sdk_is_disabled() {
        var off = Map.of("quarkus.otel.sdk.disabled", "true");
        assertThat(of(Map.of())).isEqualTo(off);
        assertThat(of(Map.of("otel.exporter.otlp.endpoint", "http://a:4318", "otel.sdk.disabled", "TRUE")))
                .isEqualTo(off);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a:4317, , grpc",
        "https://a:4318, , http/protobuf",
        "https://a/otlp, , http/protobuf",
        "http://a:4318, grpc, grpc",
        "http://a:4317, http/protobuf, http/protobuf"
    })
    void the_protocol_follows_from_the_port_unless_it_is_said(String endpoint, String said, String protocol) {
        var configured = said == null
                ? Map.of("otel.exporter.otlp.endpoint", endpoint)
                : Map.of("otel.exporter.otlp.endpoint", endpoint, "otel.exporter.otlp.protocol", said);
        assertThat(of(configured))
                .containsEntry("quarkus.otel.exporter.otlp.endpoint", endpoint)
                .containsEntry("quarkus.otel.exporter.otlp.protocol", protocol);
    }
}
