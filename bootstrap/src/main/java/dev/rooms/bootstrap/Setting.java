package dev.rooms.bootstrap;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A setting that operators know.
 *
 * @param name as the configuration calls it
 * @param isSecret whether it is a secret or a key, which is taken byte for byte and may stand in a file
 */
record Setting(String name, boolean isSecret) {
    static final List<Setting> ALL = Stream.concat(
                    Stream.of(
                                    "livekit.api-key",
                                    "livekit.api-key-next",
                                    "livekit.api-secret",
                                    "livekit.api-secret-next",
                                    "otel.exporter.otlp.headers",
                                    "quarkus.datasource.password",
                                    "rooms.api-key",
                                    "rooms.storage.access-key",
                                    "rooms.storage.secret-key")
                            .map(name -> new Setting(name, true)),
                    Stream.of(
                                    "livekit.default-recording-enabled",
                                    "livekit.public-url",
                                    "livekit.server-url",
                                    "livekit.sip-enabled",
                                    "otel.exporter.otlp.endpoint",
                                    "otel.exporter.otlp.protocol",
                                    "otel.resource.attributes",
                                    "otel.sdk.disabled",
                                    "otel.service.name",
                                    "quarkus.datasource.jdbc.max-size",
                                    "quarkus.datasource.jdbc.url",
                                    "quarkus.datasource.username",
                                    "quarkus.http.cors.enabled",
                                    "quarkus.http.cors.origins",
                                    "quarkus.http.http2",
                                    "quarkus.http.idle-timeout",
                                    "quarkus.http.limits.max-connections",
                                    "quarkus.http.port",
                                    "rooms.drain-seconds",
                                    "rooms.events-retention",
                                    "rooms.http.body-memory",
                                    "rooms.http.request-timeout",
                                    "rooms.inbox-retention",
                                    "rooms.log-json",
                                    "rooms.migrate-at-start",
                                    "rooms.recording.key-pattern",
                                    "rooms.recording.verify-timeout",
                                    "rooms.storage.bucket",
                                    "rooms.storage.endpoint",
                                    "rooms.storage.gcs-credentials-file",
                                    "rooms.storage.kind",
                                    "rooms.storage.path-style",
                                    "rooms.storage.public-endpoint",
                                    "rooms.storage.region",
                                    "rooms.storage.send-credentials",
                                    "rooms.token-max-bytes")
                            .map(name -> new Setting(name, false)))
            .toList();

    /** The setting that names a file with the value of this one. */
    Setting file() {
        return new Setting(name + "-file", false);
    }

    String variable() {
        return variable(name);
    }

    /** The environment variable of a setting. */
    static String variable(String name) {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
