package dev.rooms.bootstrap.faults;

import dev.rooms.bootstrap.Participant;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Real people in a real room, and whether the ledger tells what they saw themselves. */
final class Story implements AutoCloseable {
    /** LiveKit has let somebody in a little before they know it. */
    private static final Duration COMING = Duration.ofSeconds(6);
    /** Of who does not say goodbye LiveKit learns after 20 to 22 s. */
    private static final Duration NOTICED = Duration.ofSeconds(26);

    private static final Duration LEAVING = Duration.ofSeconds(3);
    /** Between two looks, while LiveKit fails, and a little for the looks themselves. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(32);

    private static final Duration CALM = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(250);

    private final World world;
    private final String room;
    private final List<Stay> stays = new ArrayList<>();
    private Duration clockError = Duration.ZERO;
    private Duration stoodStill = Duration.ZERO;

    Story(World world) {
        this.world = world;
        this.room = world.room();
    }

    /** Somebody with an identity of their own, from their coming to their going. */
    final class Stay {
        private final String identity;
        private final String token;
        private final Participant participant;
        private final Instant from;
        private @Nullable Instant until;
        private boolean crashed;

        private Stay(String identity) {
            this.identity = identity;
            var minted = world.token(room, identity);
            this.token = minted.path("id").asText();
            this.participant = Participant.enter(
                            world.livekitUrl(), minted.path("token").asText(), "audio")
                    .connected();
            this.from = time("connected");
        }

        private Instant time(String event) {
            return Instant.ofEpochMilli(
                    (long) (participant.await(event).path("t").asDouble() * 1000));
        }

        void leave() {
            until = Instant.now();
            participant.leave();
        }

        void crash() {
            until = Instant.now();
            crashed = true;
            participant.kill();
        }

        private @Nullable Instant until() {
            if (until == null && participant.hasSeen("disconnected")) {
                crashed = true;
                until = time("disconnected");
            }
            return until;
        }

        private void compare(List<String> lost, List<String> doubled, List<String> wrong) throws SQLException {
            var found = world.ledger().attendances(room, identity);
            if (found.isEmpty()) {
                lost.add(identity + " was there from " + from + " and is not in the ledger");
                return;
            }
            if (found.size() > 1) {
                doubled.add(identity + " came once and is there " + found.size() + " times: " + found);
            }
            var uses = world.ledger().number("select join_count from token where id = ?", UUID.fromString(token));
            if (uses != 1) {
                (uses > 1 ? doubled : lost).add(identity + " used the token once and not " + uses + " times");
            }
            var seen = found.getFirst();
            check(wrong, "came at " + from, seen.joinedAt(), from.minus(COMING), from.plusSeconds(1));
            var gone = until();
            if (gone == null) {
                if (seen.leftAt() != null) {
                    wrong.add(identity + " is there and the ledger says left at " + seen.leftAt());
                }
            } else if (seen.leftAt() == null) {
                wrong.add(identity + " left at " + gone + " and the ledger does not know");
            } else {
                var late = crashed ? NOTICED.plus(stoodStill) : LEAVING;
                var early = gone.minus(BETWEEN_LOOKS).minus(crashed ? NOTICED : Duration.ZERO);
                check(
                        wrong,
                        "left at " + gone,
                        seen.leftAt(),
                        early.minus(clockError),
                        gone.plus(late).plus(clockError));
            }
        }

        private void check(List<String> wrong, String what, Instant said, Instant from, Instant to) {
            if (said.isBefore(from) || said.isAfter(to)) {
                wrong.add(identity + " " + what + " and the ledger says " + said);
            }
        }
    }

    Stay enter(String identity) {
        var stay = new Stay(identity);
        stays.add(stay);
        return stay;
    }

    /** Times that were only seen by our clock may be as wrong as that was. */
    void believes(Duration error) {
        clockError = error;
    }

    /** LiveKit did, and so it may notice so much later who does not say goodbye. */
    void stoodStill(Duration time) {
        stoodStill = time;
    }

    void everybodyLeaves() {
        stays.stream().filter(stay -> stay.until() == null).forEach(Stay::leave);
    }

    /** Before the fault all has to be right. */
    void begins() throws SQLException, InterruptedException {
        var outcome = untilRight(CALM);
        if (!outcome.isRight()) {
            throw new AssertionError("wrong before anything went wrong: " + outcome);
        }
    }

    /** @param patience how long the ledger may take from the end of the fault on */
    Outcome untilRight(Duration patience) throws SQLException, InterruptedException {
        var begin = System.nanoTime();
        while (true) {
            var outcome = outcome(Duration.ofNanos(System.nanoTime() - begin));
            if (outcome.isRight() || outcome.untilRight().compareTo(patience) > 0) {
                return outcome;
            }
            Thread.sleep(STEP);
        }
    }

    private Outcome outcome(Duration took) throws SQLException {
        var lost = new ArrayList<>(world.ledger().lost(world.relay().accepted()));
        var doubled = new ArrayList<>(world.ledger().doubled());
        var wrong = new ArrayList<String>();
        for (var stay : stays) {
            stay.compare(lost, doubled, wrong);
        }
        var live = stays.stream().anyMatch(stay -> stay.until() == null);
        var id = UUID.fromString(room);
        if (world.ledger().number("select count(*) from session where room_id = ?", id) > 1) {
            doubled.add("there was one session and there are several");
        }
        var open = world.ledger().number("select count(*) from session where room_id = ? and ended_at is null", id);
        if (open != (live ? 1 : 0)) {
            wrong.add("the session is " + (live ? "live" : "over") + " and the ledger says otherwise");
        }
        return new Outcome(took, lost, doubled, wrong);
    }

    @Override
    public void close() {
        stays.forEach(stay -> stay.participant.close());
    }
}
