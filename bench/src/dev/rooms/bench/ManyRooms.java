package dev.rooms.bench;

import dev.rooms.bench.FakeLiveKit.Call;
import dev.rooms.bench.FakeLiveKit.Method;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.Room;
import livekit.LivekitModels.TrackInfo;
import livekit.LivekitModels.TrackSource;

/** The comparison of 10,000 live rooms with LiveKit, as LiveKit sees it. */
final class ManyRooms {
    static final Target ROOMS = new Target("10,000 live rooms: the pass over the rooms", "<= 5 s, <= 12 calls");
    static final Target PEOPLE = new Target(
            "10,000 live rooms: longest from one look at a room's participants to the next",
            "<= 45 s, <= 10 calls at a time, first where counts differ");

    private static final int COUNT = 10_000;
    /** In so many of them there is somebody of whom the ledger does not know. */
    private static final int DIFFERENT = 100;

    private static final int LONGEST_PASS = 5;
    private static final int MOST_CALLS = 12;
    private static final int LONGEST_GAP = 45;
    private static final int MOST_AT_ONCE = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(110);
    private static final double SECOND = 1e9;

    private final Stage stage;

    ManyRooms(Stage stage) {
        this.stage = stage;
    }

    List<Row> rows() throws Exception {
        // Its first pass finds nothing yet: LiveKit is away.
        fill(stage.server("rooms"));
        stage.stop();
        // That of the server before would keep this one waiting.
        stage.cluster().database("rooms").run("delete from lease");
        var joined = Instant.now().minusSeconds(60);
        var rooms = new ArrayList<Room>();
        var people = new HashMap<String, List<ParticipantInfo>>();
        for (var number = 1; number <= COUNT; number++) {
            var present = new ArrayList<>(List.of(person(number, "a", joined), person(number, "b", joined)));
            if (isDifferent(number)) {
                present.add(person(number, "c", joined));
            }
            people.put(name(number), present);
            rooms.add(Room.newBuilder()
                    .setSid("RM_" + number)
                    .setName(name(number))
                    .setCreationTime(joined.getEpochSecond())
                    .setCreationTimeMs(joined.toEpochMilli())
                    .setNumParticipants(present.size())
                    .build());
        }
        try (var liveKit = new FakeLiveKit(rooms, people)) {
            var server = stage.server("rooms", liveKit.url());
            var cpu = server.cpu();
            // Until those that were looked at first were looked at for the second time.
            var calls = await(liveKit, COUNT + COUNT / 3 + 2 * DIFFERENT);
            var used = server.cpu() - cpu;
            stage.stop();
            return List.of(rooms(calls), people(calls, liveKit.mostAtOnce(), used));
        }
    }

    private static boolean isDifferent(int number) {
        return number % (COUNT / DIFFERENT) == 0;
    }

    private static String name(int number) {
        return "s-" + Copies.id(number).replace("-", "");
    }

    private static ParticipantInfo person(int room, String who, Instant joined) {
        return ParticipantInfo.newBuilder()
                .setSid("PA_" + room + who)
                .setIdentity("user-" + who)
                .setState(ParticipantInfo.State.ACTIVE)
                .setJoinedAt(joined.getEpochSecond())
                .setJoinedAtMs(joined.toEpochMilli())
                .setIsPublisher(true)
                .addTracks(TrackInfo.newBuilder().setSid("TR_" + room + who).setSource(TrackSource.MICROPHONE))
                .build();
    }

    private static void fill(Server server) throws Exception {
        Copies.make(server, COUNT, "LIVE");
        server.database().run("""
                update session set sid = 'RM_' || n, started_at = now() - interval '1 minute'
                from generate_series(1, %d) n where id = %s""".formatted(COUNT, Copies.id("n")));
        server.database().run("""
                insert into attendance (id, room_id, session_id, identity, kind, joined_at, connections, uses)
                select gen_random_uuid(), room_id, id, 'user-' || who, 'STANDARD', started_at,
                  array['PA_' || substr(sid, 4) || who], '{}'
                from session, unnest(array['a', 'b']) who where sid is not null""");
        server.database().run("""
                insert into connection (sid, attendance_id, room_id, session_id, identity, kind, joined_at)
                select connections[1], id, room_id, session_id, identity, kind, joined_at from attendance""");
        server.database().run("""
                insert into track (sid, participant_sid, session_id, source, published_at)
                select replace(sid, 'PA_', 'TR_'), sid, session_id, 'AUDIO', joined_at from connection""");
        server.database().run("analyze");
    }

    private static List<Call> await(FakeLiveKit liveKit, int looks) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var calls = liveKit.calls();
        while (System.nanoTime() < end && calls.stream().filter(ManyRooms::isLook).count() < looks) {
            Thread.sleep(500);
            calls = liveKit.calls();
        }
        return calls;
    }

    private static boolean isLook(Call call) {
        return call.method() == Method.LIST_PARTICIPANTS;
    }

    /** From the question which rooms there are to the first about one of them. */
    private static Row rooms(List<Call> calls) throws IOException {
        var longest = 0.0;
        var most = 0;
        var passes = 0;
        var asked = 0;
        var begin = 0L;
        for (var call : calls) {
            if (call.method() == Method.LIST_ROOMS) {
                begin = asked++ == 0 ? call.at() : begin;
            } else if (asked > 0) {
                longest = Math.max(longest, (call.at() - begin) / SECOND);
                most = Math.max(most, asked);
                passes++;
                asked = 0;
            }
        }
        if (passes == 0) {
            throw new IOException("no pass was seen");
        }
        var measured = Row.text("%.1f s, %d call (the worst of %d passes)", longest, most, passes);
        return Row.of(ROOMS, measured, longest <= LONGEST_PASS && most <= MOST_CALLS);
    }

    private static Row people(List<Call> calls, int atOnce, double cpu) throws IOException {
        var begin = calls.getFirst().at();
        var last = new HashMap<String, Long>();
        var longest = 0.0;
        var all = 0.0;
        var first = new HashSet<String>();
        for (var call : calls) {
            if (isLook(call)) {
                var before = last.put(call.room(), call.at());
                longest = Math.max(longest, (call.at() - (before == null ? begin : before)) / SECOND);
                all = before == null ? (call.at() - begin) / SECOND : all;
                // Some are asked for at once.
                if (first.size() < DIFFERENT + MOST_AT_ONCE) {
                    first.add(call.room());
                }
            }
        }
        if (last.size() < COUNT) {
            throw new IOException("only " + last.size() + " rooms were looked at");
        }
        var inOrder = first.containsAll(different());
        var measured = Row.text(
                "%.1f s (all for the first time after %.1f s), %d at a time, %s, %.0f s of CPU in %.0f s",
                longest,
                all,
                atOnce,
                inOrder ? "first where counts differ" : "in another order",
                cpu,
                (calls.getLast().at() - begin) / SECOND);
        return Row.of(PEOPLE, measured, longest <= LONGEST_GAP && atOnce <= MOST_AT_ONCE && inOrder);
    }

    private static Set<String> different() {
        var names = new HashSet<String>();
        for (var number = 1; number <= COUNT; number++) {
            if (isDifferent(number)) {
                names.add(name(number));
            }
        }
        return names;
    }
}
