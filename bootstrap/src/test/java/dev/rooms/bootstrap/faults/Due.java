package dev.rooms.bootstrap.faults;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rooms that open, rooms that end, tokens and keys that expire by themselves within some seconds, and whether each did once. */
final class Due {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    /** Of tokens and keys it is told later, lest one is passed by. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static final Duration ALL_WITHIN = WITHIN.plus(PATIENCE);
    private static final int EACH = 20;

    private static final Duration RIGHT = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(250);

    private static final String ROOMS = """
            select 'room ' || id || ' is ' || status || ', and became so ' || times || ' times' from (
              select room.id, status, (
                select count(*) from room_change c where room_id = room.id and actor = 'clock' and to_status = status) times
              from room where name = ?) counted where sign(times - 1) = ?
            """;
    private static final String TOKENS = """
            select 'token ' || id || ' expired ' || times || ' times' from (
              select token.id, (
                select count(*) from event where type = 'TOKEN_EXPIRED' and subject = 'tokens/' || token.id) times
              from token where room_id = ?) counted where sign(times - 1) = ?
            """;

    private static final String KEYS = """
            select 'key ' || id || ' expired ' || times || ' times' from (
              select id, (
                select count(*) from event where type = 'API_KEY_EXPIRED' and subject = 'api-keys/' || api_key.id) times
              from api_key where name = ?) counted where sign(times - 1) = ?
            """;

    private final World world;
    private final String name;
    private final String hall;
    private final Instant until;

    Due(World world, String name) {
        this.world = world;
        this.name = name;
        this.hall = world.room();
        for (var number = 0; number < EACH; number++) {
            var at = Instant.now()
                    .plusSeconds(2)
                    .plus(WITHIN.minusSeconds(2).multipliedBy(number).dividedBy(EACH));
            room(", \"starts_at\": \"%s\", \"ends_at\": \"%s\"".formatted(at, at.plusSeconds(3600)));
            room(", \"ends_at\": \"%s\"".formatted(at));
            var body = "{\"identity\": \"p%d\", \"role\": \"host\", \"ttl_seconds\": %d}"
                    .formatted(number, 1 + number % WITHIN.toSeconds());
            world.created("rooms/" + hall + "/token", body);
        }
        for (var number = 0; number < EACH; number++) {
            var at = Instant.now().plusSeconds(2 + number % (WITHIN.toSeconds() - 2));
            var body = "{\"name\": \"%s\", \"scopes\": [\"admin\"], \"expires_at\": \"%s\"}".formatted(name, at);
            world.created("api-keys", body);
        }
        this.until = Instant.now().plus(ALL_WITHIN);
    }

    private String room(String times) {
        var body = "{\"name\": \"%s\", \"room_type\": \"group\"%s}".formatted(name, times);
        return world.created("rooms", body).path("id").asText();
    }

    /** Waits until the time of all of it has come. */
    void pass() throws InterruptedException {
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), until).toMillis()));
    }

    Outcome untilRight() throws SQLException, InterruptedException {
        var begin = System.nanoTime();
        while (true) {
            var took = Duration.ofNanos(System.nanoTime() - begin);
            var outcome = new Outcome(took, differing(-1), differing(1), List.of());
            if (outcome.isRight() || took.compareTo(RIGHT) > 0) {
                return outcome;
            }
            Thread.sleep(STEP);
        }
    }

    /** @param sign -1: those that did not yet, 1: those that did more than once */
    private List<String> differing(int sign) throws SQLException {
        var all = new ArrayList<>(world.ledger().words(ROOMS, name, sign));
        all.addAll(world.ledger().words(TOKENS, UUID.fromString(hall), sign));
        all.addAll(world.ledger().words(KEYS, name, sign));
        return all;
    }
}
