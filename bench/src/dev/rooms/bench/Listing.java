package dev.rooms.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Paging through many recordings: whether a page far down the list takes as long as the first. */
final class Listing {
    static final Target TARGET = new Target("100,000 recordings: deep page / first page of the list", "<= 1.1");

    private static final Pattern CURSOR = Pattern.compile("\"next_cursor\":\"([^\"]+)\"");
    private static final String LIST = "/api/v1/recordings?limit=";
    private static final int COUNT = 100_000;
    private static final int ROOMS = 1_000;
    private static final int WALK = 100;
    private static final int PAGE = 20;
    private static final int ROUNDS = 7;
    private static final int REQUESTS = 300;

    private final Stage stage;

    Listing(Stage stage) {
        this.stage = stage;
    }

    List<Row> rows() throws Exception {
        var server = stage.server("listing");
        fill(server);
        var client = new Clients(server.port(), 1, 200);
        var first = Clients.get(LIST + PAGE);
        var deep = Clients.get(LIST + PAGE + "&cursor=" + walk(client));
        // Warms up both.
        median(client, first);
        median(client, deep);
        var ratios = new double[ROUNDS];
        var firsts = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            firsts[round] = median(client, first);
            ratios[round] = median(client, deep) / firsts[round];
        }
        var ratio = Median.of(ratios);
        return List.of(Row.of(
                TARGET,
                Row.text(
                        "%.2f (the page after %,d recordings against the first; %.1f ms)",
                        ratio, COUNT - WALK, Median.of(firsts) / 1e3),
                ratio <= 1.1));
    }

    /** To where one page of the walk is left, as a caller goes: there is no other way to a cursor. */
    private static String walk(Clients client) throws IOException {
        var cursor = "";
        for (var page = 1; page < COUNT / WALK; page++) {
            var body = client.bodies(List.of(Clients.get(LIST + WALK + (cursor.isEmpty() ? "" : "&cursor=" + cursor))));
            cursor = Copies.part(CURSOR, body.getFirst());
        }
        return cursor;
    }

    private static double median(Clients client, byte[] request) throws IOException {
        Supplier<byte[]> same = () -> request;
        return Median.of(client.times(REQUESTS, same));
    }

    private static void fill(Server server) throws Exception {
        Copies.make(server, ROOMS, "OPEN");
        server.database().run("""
                insert into recording (id, room_id, room_name, session_id, livekit_room, kind, layout, preset, video,
                  object_key, requested_by, requested_at, consents, status, egress_id, started_at, ended_at,
                  duration_nanos, size_bytes, egress_over, legal_hold, version)
                select uuidv7(at - now()), room, 'Stand-up', room, 's-' || n, 'COMPOSITE', 'GRID', 'H264_720P_30', true,
                  'recordings/' || n || '.mp4', 'bench', at, '{}', 'READY', 'EG_' || n, at, at + interval '1 hour',
                  3600000000000, 100000000, true, false, 5
                from generate_series(1, %d) n, lateral (select now() - n * interval '1 minute', %s) made (at, room)
                """.formatted(COUNT, Copies.id("(1 + n % " + ROOMS + ")")));
        server.database().run("""
                insert into recording_change (recording_id, from_status, to_status, reason, actor, at)
                select id, 'PROCESSING', case said when 'verified' then 'READY' else 'ACTIVE' end, said, 'rooms', requested_at
                from recording,
                  unnest(array['requested', 'started', 'recording', 'finished', 'verified']) said""");
        server.database().run("analyze");
    }
}
