package dev.rooms.bench;

import java.util.List;
import java.util.regex.Pattern;

/** Many rooms in short time, as copies of one that was made over HTTP. Room n and its session have the number as id. */
final class Copies {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private Copies() {}

    /** How SQL writes the id of a number that it knows under this name. */
    static String id(String number) {
        return "lpad(to_hex(" + number + "::bigint), 32, '0')::uuid";
    }

    static String id(int number) {
        return "00000000-0000-0000-0000-" + String.format("%012x", number);
    }

    /** @param status as the ledger writes it */
    static void make(Server server, int count, String status) throws Exception {
        var request = Clients.post("/api/v1/rooms", "{\"name\":\"Stand-up\",\"room_type\":\"group\"}");
        var made = new Clients(server.port(), 1, 201).bodies(List.of(request)).getFirst();
        server.database().run("""
                insert into room select copy.* from room original, generate_series(1, %d) n,
                  jsonb_populate_record(original, jsonb_build_object('id', %s, 'status', '%s')) copy
                where original.id = '%s'""".formatted(count, id("n"), status, idIn(made)));
        server.database().run("""
                insert into session (id, room_id, livekit_room, version)
                select id, id, 's-' || replace(id::text, '-', ''), 0
                from generate_series(1, %d) n, lateral (select %s) made (id)
                """.formatted(count, id("n")));
    }

    /** The first id in this JSON. */
    static String idIn(String json) {
        return part(ID, json);
    }

    static String part(Pattern pattern, String json) {
        var found = pattern.matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + json);
        }
        return found.group(1);
    }
}
