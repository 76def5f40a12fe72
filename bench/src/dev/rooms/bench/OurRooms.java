package dev.rooms.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Rooms and join tokens, made over HTTP as a service makes them, in the order in which people come. */
final class OurRooms {
    static final int GUESTS = 4;
    private static final int CLIENTS = 32;
    private static final Pattern LIVEKIT_ROOM = Pattern.compile("\"livekit_room\":\"([^\"]+)\"");

    /** @param tokens of its guests, whose identities are {@link #identity} */
    record OurRoom(String id, String livekitRoom, List<String> tokens) {}

    private OurRooms() {}

    static String identity(int guest) {
        return "guest-" + guest;
    }

    static List<OurRoom> make(int port, int count) throws IOException {
        var clients = new Clients(port, CLIENTS, 201);
        var room = Clients.post("/api/v1/rooms", "{\"name\":\"Stand-up\",\"room_type\":\"group\"}");
        var rooms = clients.bodies(Collections.nCopies(count, room)).stream()
                .map(Copies::idIn)
                .toList();
        var mints = new ArrayList<byte[]>();
        for (var id : rooms) {
            for (var guest = 0; guest < GUESTS; guest++) {
                mints.add(Clients.post(
                        "/api/v1/rooms/" + id + "/token",
                        "{\"identity\":\"" + identity(guest)
                                + "\",\"name\":\"Ana Pereira\",\"role\":\"participant\"}"));
            }
        }
        var minted = clients.bodies(mints);
        var made = new ArrayList<OurRoom>();
        for (var at = 0; at < count; at++) {
            var own = minted.subList(at * GUESTS, (at + 1) * GUESTS);
            var name = Copies.part(LIVEKIT_ROOM, own.getFirst());
            made.add(new OurRoom(rooms.get(at), name, own.stream().map(Copies::idIn).toList()));
        }
        return made;
    }
}
