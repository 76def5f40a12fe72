package dev.rooms.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The packaged application, started as an operator starts it. */
final class Server implements AutoCloseable {
    static final String KEY = "rk_bench_0123456789012345678901234567890";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Process process;
    private final Database database;
    private final int port;
    private final double readyAfter;
    private final double cpuUntilReady;

    private Server(Process process, Database database, int port, double readyAfter, double cpuUntilReady) {
        this.process = process;
        this.database = database;
        this.port = port;
        this.readyAfter = readyAfter;
        this.cpuUntilReady = cpuUntilReady;
    }

    /** @param liveKit where it is to look for LiveKit */
    static Server start(Path home, Database database, URI liveKit, Path log) throws IOException, InterruptedException {
        var port = freePort();
        var builder = new ProcessBuilder(home.resolve("bin/rooms").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(new File("/dev/null"));
        var environment = builder.environment();
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", Cluster.USER);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("LIVEKIT_SERVER_URL", liveKit.toString());
        environment.put("LIVEKIT_API_KEY", Codec.KEY);
        environment.put("LIVEKIT_API_SECRET", Codec.SECRET);
        environment.put("ROOMS_API_KEY", KEY);
        var begin = System.nanoTime();
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        while (!isReady(port)) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new IOException("the server did not become ready: see " + home.relativize(log));
            }
            Thread.sleep(20);
        }
        var readyAfter = (System.nanoTime() - begin) / 1e9;
        var cpu = cpu(process);
        return new Server(process, database, port, readyAfter, cpu);
    }

    private static double cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isReady(int port) throws InterruptedException {
        // HTTP/1.1 at once, with no question about an upgrade.
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    Database database() {
        return database;
    }

    /** Seconds of CPU that it has taken up to now. */
    double cpu() {
        return cpu(process);
    }

    /** Seconds from the start of the process to the first answer that it is ready. */
    double readyAfter() {
        return readyAfter;
    }

    /** Seconds of CPU that it had taken by then. */
    double cpuUntilReady() {
        return cpuUntilReady;
    }

    /** Resident memory in MB of a million bytes. */
    double residentMegabytes() throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
        return Long.parseLong(new String(ps.getInputStream().readAllBytes()).strip()) * 1024 / 1e6;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
