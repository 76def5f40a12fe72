package dev.rooms.bench;

import dev.rooms.livekit.shared.Jwt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Webhooks that are acknowledged when they are durable, against inserts of the same row by pgbench. */
final class Acks {
    static final int MANY = 128;
    static final int FEW = Clients.COUNT;

    private static final int PAIRS = 3;
    private static final int SECONDS = 4;
    private static final int WARM_UP_SECONDS = 8;
    /** Each LiveKit room sends one webhook after the other. */
    private static final int ROOMS = 1_000;

    private static final int PREPARED = 120_000;
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final Database database;
    private final Path folder;

    Acks(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    static String name(int clients) {
        return "durable webhook acks per second / pgbench inserts of the same row, " + clients + " clients";
    }

    static String target(int clients) {
        return ">= " + limit(clients);
    }

    private static double limit(int clients) {
        return clients > FEW ? 3.0 : 0.9;
    }

    Row rowOf(Server server, int clients) {
        return Measurement.rowOf(name(clients), target(clients), () -> row(server, clients));
    }

    private Row row(Server server, int clients) throws Exception {
        var script = folder.resolve("insert-webhook.sql");
        Files.writeString(script, """
                \\set event random(1, 9000000000000000000)
                insert into inbox_log (event_id, line, payload, received_at) values \
                ('EV_' || :event, 's-bench-' || (:event::bigint %% %d), :payload, now()) on conflict do nothing;
                """.formatted(ROOMS));
        send(server, clients, WARM_UP_SECONDS);
        var ours = new double[PAIRS];
        var theirs = new double[PAIRS];
        var ratios = new double[PAIRS];
        for (var pair = 0; pair < PAIRS; pair++) {
            ours[pair] = send(server, clients, SECONDS);
            theirs[pair] = pgbench(script, clients);
            ratios[pair] = ours[pair] / theirs[pair];
        }
        var ratio = Median.of(ratios);
        var measured = Row.text(
                "%.2f (%.2f, %.2f, %.2f; %.0f / %.0f per second)",
                ratio, ratios[0], ratios[1], ratios[2], Median.of(ours), Median.of(theirs));
        return Row.of(name(clients), measured, target(clients), ratio >= limit(clients));
    }

    /** @return acknowledged per second */
    private static double send(Server server, int clients, int seconds) throws Exception {
        // Signed beforehand: LiveKit does that on another machine.
        var requests = requests(server.port());
        var next = new AtomicInteger();
        var sender = new Clients(server.port(), clients, () -> requests.get(next.getAndIncrement() % PREPARED), "200");
        var begin = System.nanoTime();
        var acknowledged = sender.forSeconds(seconds).length;
        if (next.get() > PREPARED) {
            throw new IOException("more than " + PREPARED + " were sent, and doubles cost less");
        }
        return acknowledged / ((System.nanoTime() - begin) / 1e9);
    }

    private static List<byte[]> requests(int port) throws Exception {
        var key = Jwt.Key.of(Codec.KEY, Codec.SECRET);
        var sha = MessageDigest.getInstance("SHA-256");
        var times = "\",\"nbf\":" + Instant.now().minusSeconds(1).getEpochSecond() + ",\"exp\":"
                + Instant.now().plus(Duration.ofHours(1)).getEpochSecond() + ",\"sha256\":\"";
        var requests = new ArrayList<byte[]>(PREPARED);
        for (var at = 0; at < PREPARED; at++) {
            var body = Codec.BODY
                    .replace("EV_7hJk3mNp5QrS", "EV_" + UUID.randomUUID())
                    .replace("s-0199c0ffee007a3b9c1d2e3f4a5b6c7d", "s-bench-" + at % ROOMS);
            var digest = sha.digest(body.getBytes(StandardCharsets.UTF_8));
            var claims = "{\"iss\":\"" + Codec.KEY + times + Base64.getEncoder().encodeToString(digest) + "\"}";
            requests.add(("POST /webhooks/livekit HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: "
                            + Jwt.sign(key, claims) + "\r\nContent-Type: application/webhook+json\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.UTF_8));
        }
        return requests;
    }

    /** @return inserts per second */
    private double pgbench(Path script, int clients) throws IOException, InterruptedException {
        var output = folder.resolve("pgbench-acks").toFile();
        Process pgbench;
        try {
            pgbench = new ProcessBuilder(List.of(
                            "pgbench", "-n", "-M", "prepared", "-c", "" + clients, "-T", "" + SECONDS,
                            "-f", script.toString(), "--define=payload=" + Codec.BODY, "-h", "127.0.0.1", "-p", "" + database.port(), "-U", Database.USER,
                            "postgres"))
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
        } catch (IOException missing) {
            throw new IOException("pgbench is not on the PATH", missing);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(pgbench::destroyForcibly));
        var code = pgbench.waitFor();
        var said = Files.readString(output.toPath());
        var rate = RATE.matcher(said);
        if (code != 0 || !rate.find()) {
            throw new IOException("pgbench failed: " + said.lines().reduce((_, last) -> last).orElse(""));
        }
        return Double.parseDouble(rate.group(1));
    }
}
