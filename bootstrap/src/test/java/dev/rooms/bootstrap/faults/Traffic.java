package dev.rooms.bootstrap.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rooms.livekit.shared.Jwt;
import dev.rooms.livekit.webhook.SignedLiveKitWebhooks;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Webhooks of several rooms at the same time, signed and shaped as LiveKit's. Each room sends one after the other, each
 * until it is acknowledged.
 */
final class Traffic {
    private static final int ROOMS = 6;
    private static final int PEOPLE = 4;
    private static final int STAYS = 2;
    private static final Duration GIVEN_UP = Duration.ofSeconds(100);
    private static final Duration RIGHT = Duration.ofMinutes(2);

    private final World world;
    private final List<String> rooms = new ArrayList<>();
    private final List<List<String>> told = new ArrayList<>();
    private final ConcurrentLinkedQueue<JsonNode> acknowledged = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Set<RoomsProcess> silent = ConcurrentHashMap.newKeySet();
    private final List<Thread> senders = new ArrayList<>();

    Traffic(World world) {
        this.world = world;
        for (var number = 0; number < ROOMS; number++) {
            var room = world.room();
            rooms.add(room);
            told.add(webhooks(room));
        }
    }

    /** Everybody comes, publishes and leaves, twice; the times are such that each event can be told by them. */
    private List<String> webhooks(String room) {
        var tokens = new ArrayList<JsonNode>();
        for (var person = 0; person < PEOPLE; person++) {
            tokens.add(world.token(room, "p" + person));
        }
        var name = tokens.getFirst().path("livekit_room").asText();
        var key = name.substring(name.length() - 12);
        var begin = Instant.now().getEpochSecond() - 1_000;
        var events = new ArrayList<String>();
        var live = "\"room\":{\"sid\":\"RM_%s\",\"name\":\"%s\"}".formatted(key, name);
        events.add(event("room_started", live, key + "a", begin));
        for (var stay = 0; stay < STAYS; stay++) {
            for (var person = 0; person < PEOPLE; person++) {
                var sid = key + stay + person;
                var at = begin + 10 + 200L * stay + 10L * person;
                var who = live
                        + ",\"participant\":{\"sid\":\"PA_%s\",\"identity\":\"p%d\",\"joinedAt\":\"%d\",\"joinedAtMs\":\"%d000\",\"attributes\":{\"rooms.token_id\":\"%s\"}%s}";
                var token = tokens.get(person).path("id").asText();
                var track = ",\"track\":{\"sid\":\"TR_%s\",\"source\":\"MICROPHONE\"}".formatted(sid);
                var there = who.formatted(sid, person, at, at, token, "");
                var gone = who.formatted(sid, person, at, at, token, ",\"disconnectReason\":\"CLIENT_INITIATED\"");
                events.add(event("participant_joined", there, sid + "b", at));
                events.add(event("track_published", there + track, sid + "c", at + 1));
                events.add(event("track_unpublished", there + track, sid + "d", at + 2));
                events.add(event("participant_left", gone, sid + "e", at + 3));
            }
        }
        events.add(event("room_finished", live, key + "f", begin + 500));
        return events;
    }

    private static String event(String what, String about, String id, long at) {
        return "{\"event\":\"%s\",%s,\"id\":\"EV_%s\",\"createdAt\":\"%d\"}".formatted(what, about, id, at);
    }

    void begin() {
        for (var events : told) {
            senders.add(Thread.ofVirtual().start(() -> events.forEach(this::send)));
        }
    }

    private void send(String event) {
        var body = event.getBytes(StandardCharsets.UTF_8);
        var end = System.nanoTime() + GIVEN_UP.toNanos();
        while (System.nanoTime() < end) {
            for (var replica : answeringFirst()) {
                var status = replica.webhook(body, signature(body));
                if (status == 200) {
                    acknowledged.add(Relay.json(body));
                    return;
                }
                if (status == 0) {
                    silent.add(replica);
                }
            }
            pause();
        }
        wrong.add("never acknowledged: " + event);
    }

    /** As a load balancer, which does not try one that hangs with every request again. */
    private List<RoomsProcess> answeringFirst() {
        return world.replicas().stream()
                .sorted(Comparator.comparing(silent::contains))
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String signature(byte[] body) {
        var now = Instant.now().getEpochSecond();
        var digest = new String(SignedLiveKitWebhooks.digest(body), StandardCharsets.US_ASCII);
        var claims = "{\"iss\":\"%s\",\"nbf\":%d,\"exp\":%d,\"sha256\":\"%s\"}"
                .formatted(World.API_KEY, now, now + 300, digest);
        return Jwt.sign(Jwt.Key.of(World.API_KEY, World.API_SECRET), claims);
    }

    /** When all is acknowledged, waits until the ledger is right. */
    Outcome untilRight(Instant faultEnded) throws SQLException, InterruptedException {
        for (var sender : senders) {
            sender.join();
        }
        var end = System.nanoTime() + RIGHT.toNanos();
        var outcome = outcome(faultEnded);
        while (!outcome.isRight() && System.nanoTime() < end) {
            pause();
            outcome = outcome(faultEnded);
        }
        return outcome;
    }

    private Outcome outcome(Instant faultEnded) throws SQLException {
        var took = Duration.between(faultEnded, Instant.now());
        var off = new ArrayList<>(wrong);
        for (var room : rooms) {
            off.addAll(off(room));
        }
        return new Outcome(
                took,
                world.ledger().lost(List.copyOf(acknowledged)),
                world.ledger().doubled(),
                off);
    }

    private List<String> off(String room) throws SQLException {
        var off = new ArrayList<String>();
        for (var person = 0; person < PEOPLE; person++) {
            var stays = world.ledger().attendances(room, "p" + person);
            var seconds = stays.stream()
                    .mapToLong(stay -> stay.leftAt() == null
                            ? -1
                            : Duration.between(stay.joinedAt(), stay.leftAt()).toMillis())
                    .boxed()
                    .toList();
            if (!seconds.equals(List.of(3_000L, 3_000L))) {
                off.add("p" + person + " of " + room + " stayed twice for three seconds, not " + stays);
            }
        }
        var id = UUID.fromString(room);
        expect(off, room, "uses", PEOPLE * STAYS, "select sum(join_count) from token where room_id = ?", id);
        expect(off, room, "sessions", 1, "select count(*) from session where room_id = ?", id);
        expect(off, room, "changes", 3, "select count(*) from room_change where room_id = ?", id);
        expect(off, room, "changes to open", 1, "select count(*) from room where status = 'OPEN' and id = ?", id);
        return off;
    }

    private void expect(List<String> off, String room, String what, int wanted, String sql, Object id)
            throws SQLException {
        var found = world.ledger().number(sql, id);
        if (found != wanted) {
            off.add(room + " has " + found + " " + what + " and not " + wanted);
        }
    }
}
