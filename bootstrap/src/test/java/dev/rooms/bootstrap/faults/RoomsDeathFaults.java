package dev.rooms.bootstrap.faults;

import dev.rooms.bootstrap.faults.RecordingTruth.Settled;
import dev.rooms.bootstrap.faults.Relay.Fate;
import dev.rooms.bootstrap.faults.Traps.At;
import dev.rooms.bootstrap.faults.World.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Rooms is killed -9 between every two steps of a start, a stop, a look for the file and a deletion. It is brought to
 * each step with another room and kept from going on there; one kill ends it at all of them.
 */
final class RoomsDeathFaults implements RecordingFault {
    /** What the room is when that begins which is broken off. */
    private enum Before {
        UNRECORDED,
        RECORDED,
        KEPT
    }

    /** What has to become of it when Rooms is back. */
    private enum After {
        NOTHING,
        FAILS,
        RECORDS,
        RECORDS_ON,
        STOPS,
        STAYS,
        GOES
    }

    /** In the order in which Rooms can be brought to them. */
    private enum Step implements Named {
        LOOK("the file is looked for", Before.RECORDED, After.STOPS),
        SEEN("it is known that the file was seen", Before.RECORDED, After.STOPS),
        READY("it is stored that the file was seen", Before.RECORDED, After.STOPS),
        ENDED("it is stored that the recorder has finished", Before.RECORDED, After.STOPS),
        CALL("LiveKit is asked to start", Before.UNRECORDED, After.FAILS),
        CALLED("LiveKit's answer to a start is known", Before.UNRECORDED, After.RECORDS),
        STARTED("LiveKit's answer to a start is stored", Before.UNRECORDED, After.RECORDS),
        STOP_CALL("LiveKit is asked to stop", Before.RECORDED, After.STOPS),
        STOP_CALLED("LiveKit's answer to a stop is known", Before.RECORDED, After.STOPS),
        WISH("a start is stored", Before.UNRECORDED, After.NOTHING),
        STOP_WISH("a stop is stored", Before.RECORDED, After.RECORDS_ON),
        DELETE_WISH("a deletion is stored", Before.KEPT, After.STAYS),
        WISHED("a stored start is known", Before.UNRECORDED, After.FAILS),
        STOP_WISHED("a stored stop is known", Before.RECORDED, After.STOPS),
        DELETE("the file is deleted", Before.KEPT, After.GOES),
        DELETED("the manifest is deleted", Before.KEPT, After.GOES),
        GONE("it is stored that all is deleted", Before.KEPT, After.GOES);

        private final String what;
        private final Before before;
        private final After after;

        Step(String what, Before before, After after) {
            this.what = what;
            this.before = before;
            this.after = after;
        }
    }

    /** They need webhooks to come to where they are halted, and the others need that none comes. */
    private static final Set<Step> HEARING = EnumSet.range(Step.LOOK, Step.READY);

    /** It keeps one of those who apply webhooks, with what that has in hand. */
    private static final Set<Step> LAST_HEARING = EnumSet.of(Step.ENDED);

    /** What is due by them has to be taken up by nobody. */
    private static final Set<Step> UNTAKEN = EnumSet.range(Step.WISH, Step.GONE);

    private static final List<Set<Step>> WAVES =
            List.of(HEARING, LAST_HEARING, EnumSet.range(Step.CALL, Step.STOP_CALLED), UNTAKEN);

    /** One of the rooms, on its way to its step and after it. */
    private record Take(World world, Step step, RecordedRoom room, RecordingSteps steps, Halt halt) implements Named {
        static Take of(World world, Step step, String template) {
            var room = new RecordedRoom(world, template);
            return new Take(world, step, room, new RecordingSteps(world, room), new Halt());
        }

        @Override
        public String name() {
            return rowOf(step);
        }

        private String id() {
            return room.recordings().getFirst();
        }

        void prepare() {
            if (step.before == Before.UNRECORDED) {
                return;
            }
            var recording = room.recording();
            if (step.before == Before.KEPT) {
                room.stop();
                room.becomes(recording, "ready");
            }
        }

        void comeToIt() {
            setTrap();
            Thread.startVirtualThread(() -> {
                switch (step.before) {
                    case UNRECORDED -> room.askToStart(world.rooms());
                    case RECORDED -> room.askToStop();
                    case KEPT -> delete();
                }
            });
            halt.awaitReached();
        }

        private void delete() {
            world.rooms().delete("/api/v1/recordings/" + id());
        }

        private void setTrap() {
            switch (step) {
                case LOOK -> steps.object("HEAD", At.BEFORE, halt);
                case SEEN -> steps.object("HEAD", At.AFTER, halt);
                case READY -> steps.changeTo("READY", halt);
                case ENDED -> steps.changeTo("PROCESSING", halt);
                case CALL -> steps.start(At.BEFORE, halt);
                case CALLED -> steps.start(At.AFTER, halt);
                case STARTED, STOP_WISH, DELETE_WISH -> steps.change(At.BEFORE, halt);
                case STOP_CALL -> steps.stop(At.BEFORE, egress(), halt);
                case STOP_CALLED -> steps.stop(At.AFTER, egress(), halt);
                case WISH -> steps.intent(At.BEFORE, halt);
                case WISHED -> steps.intent(At.AFTER, halt);
                case STOP_WISHED -> steps.change(At.AFTER, halt);
                case DELETE -> steps.object("DELETE", At.BEFORE, halt);
                case DELETED -> steps.object("DELETE", At.AFTER, halt);
                case GONE -> steps.gone(halt);
            }
        }

        private String egress() {
            return room.see(id()).orElseThrow().path("egress_id").asText();
        }

        RecordingOutcome outcome(Instant died) throws Exception {
            var truth = new RecordingTruth(world, room);
            if (step.after == After.NOTHING) {
                var none = room.recordings().isEmpty() ? "none" : "a recording";
                return truth.outcome(new Settled(none, Duration.between(died, Instant.now())), "none");
            }
            var recording = id();
            return switch (step.after) {
                case NOTHING, FAILS -> truth.outcome(truth.settles(recording, died), "failed recorder-unavailable");
                case RECORDS, RECORDS_ON -> {
                    room.becomes(recording, "active");
                    room.stop();
                    yield truth.outcome(truth.settles(recording, died), "ready");
                }
                case STOPS -> truth.outcome(truth.settles(recording, died), "ready");
                case STAYS -> {
                    room.becomes(recording, "ready");
                    delete();
                    yield gone(truth, recording, died);
                }
                case GOES -> gone(truth, recording, died);
            };
        }

        private RecordingOutcome gone(RecordingTruth truth, String recording, Instant died) throws Exception {
            room.becomes(recording, "deleted");
            return truth.outcome(truth.settles(recording, died), "deleted");
        }
    }

    private static String rowOf(Step step) {
        return "Rooms killed -9 before " + step.what;
    }

    @Override
    public List<String> names() {
        return Arrays.stream(Step.values()).map(RoomsDeathFaults::rowOf).toList();
    }

    @Override
    public void run(Ground ground, RecordingTable table) throws Exception {
        try (var world = new World(ground, Part.STUDIO, Part.STATEMENTS)) {
            world.studio().engage();
            var template = RecordedRoom.template(world);
            var takes = RecordingFault.all(Arrays.asList(Step.values()), step -> Take.of(world, step, template));
            RecordingFault.together(table, takes, Take::prepare);
            var taken = new Halt();
            for (var wave : WAVES) {
                world.relay().becomes(wave.equals(HEARING) || wave.equals(LAST_HEARING) ? Fate.CALM : Fate.LOST);
                if (wave.equals(UNTAKEN)) {
                    RecordingSteps.claims(world, taken);
                    taken.awaitReached();
                }
                RecordingFault.together(
                        table,
                        takes.stream()
                                .filter(take -> wave.contains(take.step()))
                                .toList(),
                        Take::comeToIt);
            }
            world.rooms().kill();
            var died = Instant.now();
            world.relay().becomes(Fate.CALM);
            taken.killed();
            takes.forEach(take -> take.halt().killed());
            world.statements().traps().clear();
            world.studio().wayToLiveKit().traps().clear();
            world.studio().wayToBucket().traps().clear();
            world.rooms().restart();
            world.rooms().ready();
            RecordingFault.together(table, takes, take -> table.add(take.name(), take.outcome(died)));
            takes.forEach(take -> take.room().close());
        }
    }
}
