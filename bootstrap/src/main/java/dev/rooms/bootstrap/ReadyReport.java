package dev.rooms.bootstrap;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells a developer where everything is. Says nothing in production, for its key is a real one there. */
@Singleton
class ReadyReport {
    private static final Logger LOG = Logger.getLogger("rooms");

    private final Optional<String> started;
    private final Optional<String> missing;
    private final Optional<String> recorder;
    private final Optional<String> liveKit;
    private final RoomsConfig config;

    ReadyReport(
            @ConfigProperty(name = "rooms.embedded.started") Optional<String> started,
            @ConfigProperty(name = "rooms.embedded.missing") Optional<String> missing,
            @ConfigProperty(name = "rooms.embedded.recorder") Optional<String> recorder,
            @ConfigProperty(name = "livekit.server-url") Optional<String> liveKit,
            RoomsConfig config) {
        this.started = started;
        this.missing = missing;
        this.recorder = recorder;
        this.liveKit = liveKit;
        this.config = config;
    }

    void listening(@ObservesAsync HttpServerStart server) {
        if (started.isEmpty() && missing.isEmpty() && LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            return;
        }
        var base = "http://localhost:" + server.options().getPort();
        var report = new StringBuilder("Rooms is ready")
                .append("\n  API           ")
                .append(base)
                .append("/api/v1")
                .append("\n  API explorer  ")
                .append(base)
                .append("/explorer")
                .append("\n  LiveKit       ")
                .append(liveKit.orElse("none"))
                .append("\n  Recordings    ")
                .append(StorageSettings.of(config.storage())
                        .map(storage -> storage.bucket().endpoint() + "/"
                                + storage.bucket().name())
                        .orElse("none"))
                .append("\n  Recorder      ")
                .append(recorder.orElse("the egress workers of that LiveKit, if it has any"))
                .append("\n  API key       ")
                .append(config.apiKey().orElse("none"));
        missing.ifPresent(why -> report.append("\n  Not available ").append(why));
        LOG.info(report);
    }
}
