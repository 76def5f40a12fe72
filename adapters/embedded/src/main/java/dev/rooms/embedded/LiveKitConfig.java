package dev.rooms.embedded;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;

/** The configuration of a LiveKit server that only this machine can reach. */
final class LiveKitConfig {
    private static final Set<String> OTHER_SETTINGS = Set.of("NODE_IP", "REDIS_HOST", "REDIS_PASSWORD", "UDP_PORT");

    private LiveKitConfig() {}

    /** Whether livekit-server takes this environment variable as a setting. */
    static boolean isSetting(String name) {
        return name.startsWith("LIVEKIT_") || OTHER_SETTINGS.contains(name);
    }

    // Neither bind_addresses nor node_ip limits where media listens; the interface and the addresses do.
    static String of(LiveKitServer.Options options) {
        return """
                port: %d
                bind_addresses: [127.0.0.1]
                keys: {%s}
                logging: {level: info, json: true}
                rtc:
                  tcp_port: 0
                  udp_port: %d
                  node_ip: 127.0.0.1
                  use_external_ip: false
                  enable_loopback_candidate: true
                  interfaces: {includes: [%s]}
                  ips: {includes: [127.0.0.1/32]}
                  stun_servers: []
                """.formatted(options.signalPort(), keys(options), options.udpPort(), loopbackInterface())
                + webhook(options)
                + redis(options);
    }

    private static String keys(LiveKitServer.Options options) {
        var next = options.next();
        return pair(options.apiKey(), options.apiSecret())
                + (next == null ? "" : ", " + pair(next.apiKey(), next.apiSecret()));
    }

    private static String pair(String key, String secret) {
        return quoted(key) + ": " + quoted(secret);
    }

    private static String redis(LiveKitServer.Options options) {
        return options.redis() == null ? "" : "redis: {address: %s}%n".formatted(quoted(options.redis()));
    }

    private static String webhook(LiveKitServer.Options options) {
        var url = options.webhookUrl();
        return url == null
                ? ""
                : "webhook: {api_key: %s, urls: [%s]}%n".formatted(quoted(options.apiKey()), quoted(url));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String loopbackInterface() {
        try {
            var loopback = NetworkInterface.getByInetAddress(InetAddress.ofLiteral("127.0.0.1"));
            return loopback == null ? "lo" : loopback.getName();
        } catch (SocketException e) {
            return "lo";
        }
    }
}
