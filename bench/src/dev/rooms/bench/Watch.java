package dev.rooms.bench;

import dev.rooms.bench.OurRooms.OurRoom;

/** Somebody who joins, and is looked for by GET as soon as the webhook that tells of it is acknowledged. */
final class Watch {
    private static final long BETWEEN_LOOKS = 4_000_000;
    /** So exactly the time is told at least, and who is late is not made later by being looked for. */
    private static final int PART = 20;
    /** Who is not to be seen for so long counts as if seen then. */
    private static final long PATIENCE = 20_000_000_000L;

    private final byte[] question;
    private final String answer;
    private long acknowledged;
    private long nextLook;

    Watch(OurRoom room, String identity) {
        question = Clients.get("/api/v1/rooms/" + room.id() + "/participants?identity=" + identity);
        answer = "\"identity\":\"" + identity + '"';
    }

    byte[] question() {
        return question;
    }

    void acknowledged(long now) {
        acknowledged = now;
        nextLook = now;
    }

    long nextLook() {
        return nextLook;
    }

    /** Whether there is no need to look once more. */
    boolean isOver(String body, long now) {
        nextLook = now + Math.max(BETWEEN_LOOKS, (now - acknowledged) / PART);
        return body.contains(answer) || now - acknowledged > PATIENCE;
    }

    double millis(long now) {
        return (now - acknowledged) / 1e6;
    }
}
