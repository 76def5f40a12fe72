package dev.rooms.bench;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Join tokens with their durable row in the ledger: how many against inserts by pgbench, and what they take of CPU. */
final class Mint {
    static final Target RATE =
            new Target("token mints per second / pgbench inserts of the ledger's row, 64 clients", ">= 2.0");
    static final Target CPU =
            new Target("CPU of a token mint / CPU of a request with JSON in and out and no statement", "<= 3");

    private static final int CLIENTS = 64;
    private static final int ROOMS = 1_000;
    private static final int PAIRS = 3;
    private static final int SECONDS = 4;
    private static final int ECHO_SECONDS = 2;
    /** By then the JIT compiler, which takes a core of its own meanwhile, is done with most of it. */
    private static final int WARM_UP_SECONDS = 40;

    /** Requests per second, and microseconds of the server's CPU for each. */
    private record Load(double rate, double cpu) {}

    private final Stage stage;

    Mint(Stage stage) {
        this.stage = stage;
    }

    List<Row> rows() throws Exception {
        var server = stage.server("mint");
        Copies.make(server, ROOMS, "OPEN");
        var next = new AtomicInteger();
        Supplier<byte[]> mint = () -> {
            var number = next.incrementAndGet();
            return Clients.post(
                    "/api/v1/rooms/" + Copies.id(1 + number % ROOMS) + "/token",
                    "{\"identity\":\"user-" + number + "\",\"name\":\"Ana Pereira\",\"role\":\"host\"}");
        };
        var echo = Clients.post("/api/v1/tokens/introspect", "{\"token\":\"" + "a".repeat(400) + "\"}");
        load(server, 201, WARM_UP_SECONDS, mint);
        load(server, 200, WARM_UP_SECONDS / 4, () -> echo);
        var pgbench = new Pgbench(stage.folder(), server.database(), CLIENTS, script(server.database()));
        var ours = new Load[PAIRS];
        var echoes = new Load[PAIRS];
        var theirs = new double[PAIRS];
        for (var pair = 0; pair < PAIRS; pair++) {
            ours[pair] = load(server, 201, SECONDS, mint);
            theirs[pair] = pgbench.rate(SECONDS);
            echoes[pair] = load(server, 200, ECHO_SECONDS, () -> echo);
        }
        var rate = Median.of(each(at -> ours[at].rate() / theirs[at]));
        var cpu = Median.of(each(at -> ours[at].cpu() / echoes[at].cpu()));
        return List.of(
                Row.of(
                        RATE,
                        Row.text(
                                "%.2f (%.0f / %.0f per second; one row each, in a transaction that also reads the room,"
                                        + " its session, its template and its bans)",
                                rate, Median.of(each(at -> ours[at].rate())), Median.of(theirs)),
                        rate >= 2),
                Row.of(
                        CPU,
                        Row.text(
                                "%.1f (%.0f us / %.0f us)",
                                cpu, Median.of(each(at -> ours[at].cpu())), Median.of(each(at -> echoes[at].cpu()))),
                        cpu <= 3));
    }

    private interface Figure {
        double of(int pair);
    }

    private static double[] each(Figure figure) {
        var all = new double[PAIRS];
        for (var pair = 0; pair < PAIRS; pair++) {
            all[pair] = figure.of(pair);
        }
        return all;
    }

    private static Load load(Server server, int status, int seconds, Supplier<byte[]> requests) throws Exception {
        var cpu = server.cpu();
        var begin = System.nanoTime();
        var count = new Clients(server.port(), CLIENTS, status).forSeconds(seconds, requests).length;
        var took = (System.nanoTime() - begin) / 1e9;
        return new Load(count / took, (server.cpu() - cpu) * 1e6 / count);
    }

    /** Inserts the row that a mint has made, each under an id of its own and in any of the rooms. */
    private Script script(Database database) throws Exception {
        var insert = database.ask("""
                select 'insert into token (' || string_agg(quote_ident(key), ', ') || ') values ('
                  || string_agg(case when key = 'id' then 'uuidv7()' when key in ('room_id', 'session_id') then $$%s$$
                    else quote_nullable(value) end, ', ') || ');'
                from (select * from token limit 1) made, jsonb_each_text(to_jsonb(made) - 'changed_in')
                """.formatted(Copies.id(":room")));
        var file = stage.folder().resolve("insert-token.sql");
        Files.writeString(file, "\\set room random(1, " + ROOMS + ")\n" + insert + "\n");
        return new Script(file, List.of());
    }
}
