package dev.rooms.bootstrap;

import dev.rooms.embedded.LiveKitServer;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The real LiveKit server of a test, and who plays in it. */
public final class Stage implements AutoCloseable {
    private final WebhookRelay relay;
    private Optional<LiveKitServer> server;

    Stage(WebhookRelay relay, Optional<LiveKitServer> server) {
        this.relay = relay;
        this.server = server;
    }

    WebhookRelay relay() {
        return relay;
    }

    /** Skips the test, and says why, where no LiveKit server or no participant can be had. */
    void mustBeReal() {
        if (server.isEmpty()) {
            skip("no livekit-server on the PATH, and no Go to install one");
        }
        if (GoProgram.PARTICIPANT.path().isEmpty()) {
            skip("no Go to build the participant with");
        }
    }

    String url() {
        return server.orElseThrow().url();
    }

    /** What it was started with. */
    LiveKitServer.Options liveKit() {
        return server.orElseThrow().options();
    }

    void killLiveKit() {
        server.orElseThrow().kill();
    }

    /** On the same ports, and empty. */
    void restartLiveKit() {
        server = Optional.of(LiveKitServer.start(server.orElseThrow().options()));
    }

    /** Restarts it: webhooks are signed with what was its second pair, and the first is the second. */
    void exchangeKeys() {
        var before = server.orElseThrow().options();
        var next = Objects.requireNonNull(before.next());
        killLiveKit();
        server = Optional.of(LiveKitServer.start(new LiveKitServer.Options(
                before.binary(),
                before.signalPort(),
                before.udpPort(),
                next.apiKey(),
                next.apiSecret(),
                before.webhookUrl(),
                before.redis(),
                before.logFile(),
                new LiveKitServer.Options.Next(before.apiKey(), before.apiSecret()))));
    }

    @Override
    public void close() {
        relay.close();
        server.ifPresent(LiveKitServer::close);
    }

    private static void skip(String why) {
        System.err.println("Skipped, because it needs a real LiveKit server and real participants: " + why);
        Assumptions.abort(why);
    }
}
