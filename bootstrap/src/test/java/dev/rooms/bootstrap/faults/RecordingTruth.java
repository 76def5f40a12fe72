package dev.rooms.bootstrap.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Whether the API, the database, the bucket and LiveKit agree about the recordings of a room after a fault. */
final class RecordingTruth {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(200);
    /** Of one that was given up, which is still told to stop. */
    private static final Duration STOPPED = Duration.ofSeconds(10);

    private static final String LIVE = "('REQUESTED', 'STARTING', 'ACTIVE', 'ENDING')";
    /** Each from its request to the end of being live, or on and on. */
    private static final String SPANS = """
            with span as (
              select id, requested_at as begins, coalesce((
                select min(at) from recording_change c where recording_id = recording.id and to_status not in %s), 'infinity') as ends
              from recording where room_id = ? and kind = 'COMPOSITE')
            select 'recording ' || a.id || ' and ' || b.id || ' were live at the same time' from span a join span b
              on a.id < b.id and a.begins < b.ends and b.begins < a.ends
            """.formatted(LIVE);

    private final World world;
    private final RecordedRoom room;

    RecordingTruth(World world, RecordedRoom room) {
        this.world = world;
        this.room = room;
    }

    /**
     * @param became the status and reason of the recording
     * @param took how long that was after the fault
     */
    record Settled(String became, Duration took) {}

    /** Waits until the recording is over. */
    Settled settles(String recording, Instant fault) throws InterruptedException {
        var until = fault.plus(PATIENCE);
        var seen = room.see(recording);
        while (seen.filter(RecordedRoom::isOver).isEmpty() && Instant.now().isBefore(until)) {
            Thread.sleep(STEP);
            seen = room.see(recording);
        }
        return new Settled(seen.map(RecordingTruth::words).orElse("unseen"), Duration.between(fault, Instant.now()));
    }

    /**
     * Records the room again, and compares everything; nothing may be wrong any more.
     *
     * @param expected what has become of the recording, as a regular expression
     */
    RecordingOutcome outcome(Settled settled, String expected) throws SQLException, InterruptedException, IOException {
        var stuck = new ArrayList<>(world.ledger()
                .words(
                        "select 'recording ' || id || ' is still ' || status from recording"
                                + " where room_id = ? and (status in " + LIVE + " or status = 'PROCESSING')",
                        room.uuid()));
        var wrong = new ArrayList<String>();
        if (!Pattern.matches(expected, settled.became())) {
            wrong.add("it became " + settled.became() + " and not " + expected);
        }
        try {
            again();
        } catch (AssertionError failure) {
            wrong.add("the room cannot be recorded again: " + failure.getMessage());
        }
        wrong.addAll(world.ledger().words(SPANS, room.uuid()));
        wrong.addAll(doubled());
        var orphans = new ArrayList<>(objectsOfNobody());
        orphans.addAll(recordersOfNobody());
        orphans.addAll(withoutObject());
        return new RecordingOutcome(settled.became(), settled.took(), stuck, orphans, wrong);
    }

    private static String words(JsonNode recording) {
        var reason = recording.path("status_reason").asText("");
        return recording.path("status").asText()
                + (recording.path("status_reason").isNull() ? "" : " " + reason);
    }

    private void again() {
        var next = room.recording();
        room.stop();
        room.becomes(next, "ready");
    }

    private List<String> doubled() throws IOException, InterruptedException {
        var keys = world.studio().listed().stream()
                .map(Studio.Listed::key)
                .filter(key -> key.contains(room.id()))
                .toList();
        return keys.stream()
                .filter(key -> keys.indexOf(key) != keys.lastIndexOf(key))
                .distinct()
                .map(key -> "LiveKit was asked twice for " + key)
                .toList();
    }

    private List<String> objectsOfNobody() throws SQLException {
        var orphans = new ArrayList<String>();
        for (var key : world.studio().bucket().keys("recordings/" + room.id() + "/")) {
            var name = key.substring(key.lastIndexOf('/') + 1).replace(".json", "");
            if (world.ledger()
                            .number(
                                    "select count(*) from recording where (object_key = ? or egress_id = ?)"
                                            + " and status not in ('DELETED', 'EXPIRED')",
                                    key,
                                    name)
                    != 1) {
                orphans.add("nobody has the object " + key);
            }
        }
        return orphans;
    }

    private List<String> recordersOfNobody() throws SQLException, IOException, InterruptedException {
        var until = Instant.now().plus(STOPPED);
        var strays = strays();
        while (!strays.isEmpty() && Instant.now().isBefore(until)) {
            Thread.sleep(STEP);
            strays = strays();
        }
        return strays;
    }

    /** Those that run though their recording is over, with nobody about to stop them; who is ending was stopped. */
    private List<String> strays() throws SQLException, IOException, InterruptedException {
        var running = world.studio().running();
        var strays = new ArrayList<String>();
        for (var egress : world.studio().listed()) {
            if (egress.key().contains(room.id())
                    && egress.isRecording()
                    && running.contains(egress.id())
                    && world.ledger()
                                    .number(
                                            "select count(*) from recording where object_key = ?"
                                                    + " and (due_at is not null or status in " + LIVE + ")",
                                            egress.key())
                            == 0) {
                strays.add("nobody has the recorder " + egress);
            }
        }
        return strays;
    }

    private List<String> withoutObject() throws SQLException {
        var lost = new ArrayList<String>();
        for (var key : world.ledger()
                .words(
                        "select object_key || ' ' || size_bytes from recording where room_id = ? and status = 'READY'",
                        room.uuid())) {
            var words = key.split(" ", -1);
            var size = world.studio().bucket().size(words[0]);
            if (size.isEmpty() || size.getAsLong() != Long.parseLong(words[1])) {
                lost.add("ready without its object, which has " + size + " bytes: " + key);
            }
        }
        return lost;
    }
}
