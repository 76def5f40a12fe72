package dev.rooms.bootstrap;

import dev.rooms.embedded.LiveKitServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives a test a real LiveKit server whose webhooks reach Rooms through a relay, where one can be had. */
public class RealLiveKit implements QuarkusTestResourceLifecycleManager {
    static final String OPERATOR_KEY = "rk_test_00000000000000000000000000000000";
    static final String API_KEY = "test-key";
    static final String API_SECRET = "a-secret-of-more-than-32-characters";

    private @Nullable Stage stage;

    @Override
    public Map<String, String> start() {
        var port = freePort();
        var relay = new WebhookRelay(port);
        var server = LiveKitServer.find()
                .map(binary -> LiveKitServer.start(new LiveKitServer.Options(
                        binary, 0, 0, API_KEY, API_SECRET, relay.url(), redis(), null, next())));
        var opened = new Stage(relay, server);
        stage = opened;
        return Map.of(
                "quarkus.http.test-port", String.valueOf(port),
                "livekit.server-url", server.map(LiveKitServer::url).orElse("ws://127.0.0.1:1"),
                "livekit.api-key", API_KEY,
                "livekit.api-secret", API_SECRET,
                "rooms.api-key", OPERATOR_KEY);
    }

    /** Where it keeps what it knows, should it outlive a crash. */
    @Nullable
    String redis() {
        return null;
    }

    /** A second pair that it knows as well. */
    LiveKitServer.Options.@Nullable Next next() {
        return null;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(Optional.ofNullable(stage).orElseThrow(), new TestInjector.MatchesType(Stage.class));
    }

    @Override
    public void stop() {
        if (stage != null) {
            stage.close();
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
