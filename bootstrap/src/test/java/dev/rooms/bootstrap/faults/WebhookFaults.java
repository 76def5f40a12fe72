package dev.rooms.bootstrap.faults;

import dev.rooms.bootstrap.faults.Relay.Fate;
import dev.rooms.bootstrap.faults.World.Part;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** The network doubles, shuffles and loses what a real LiveKit tells of real people. */
final class WebhookFaults {
    static final Duration REPAIRED = Duration.ofSeconds(60);
    private static final int RUNS = 3;
    private static final int LATEST_MS = 3_000;
    private static final Duration DEAF = Duration.ofSeconds(90);

    private WebhookFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("webhooks doubled", (ground, told) -> disturbed(ground, told, _ -> WebhookFaults::doubled)),
                new Fault("webhooks shuffled", (ground, told) -> disturbed(ground, told, WebhookFaults::shuffled)),
                new Fault(
                        "every third webhook dropped", (ground, told) -> disturbed(ground, told, WebhookFaults::third)),
                new Fault("all webhooks dropped for 90 s", WebhookFaults::deaf),
                new Fault("replica killed -9 while webhooks are lost", WebhookFaults::deafAndHalved));
    }

    private static List<Duration> doubled(int number) {
        return List.of(Duration.ZERO, Duration.ofMillis(1 + 37L * (number % 10)));
    }

    private static Fate shuffled(int seed) {
        var random = new Random(seed);
        return _ -> List.of(Duration.ofMillis(1 + random.nextInt(LATEST_MS)));
    }

    private static Fate third(int seed) {
        return number -> (number + seed) % 3 == 0 ? List.of() : List.of(Duration.ZERO);
    }

    /** People come and go while the network is bad, and the ledger has to become right in spite of it. */
    private static void disturbed(Ground ground, Consumer<Outcome> told, IntFunction<Fate> network) throws Exception {
        try (var world = new World(ground, Part.LIVEKIT)) {
            for (var seed = 1; seed <= RUNS; seed++) {
                world.relay().becomes(network.apply(seed));
                try (var story = new Story(world)) {
                    var ana = story.enter("ana");
                    var _ = story.enter("ben");
                    var cy = story.enter("cy");
                    // Who stays for no look, and whose coming and going are both lost, is not known of.
                    var there = story.untilRight(REPAIRED);
                    ana.leave();
                    cy.leave();
                    var _ = story.enter("dan");
                    var live = story.untilRight(REPAIRED);
                    story.everybodyLeaves();
                    told.accept(there.and(live).and(story.untilRight(REPAIRED)));
                }
            }
        }
    }

    private static void deaf(Ground ground, Consumer<Outcome> told) throws Exception {
        try (var world = new World(ground, Part.LIVEKIT);
                var unheard = new Story(world);
                var heard = new Story(world);
                var gone = new Story(world)) {
            var ana = heard.enter("ana");
            var ben = heard.enter("ben");
            var _ = heard.enter("eve");
            var cy = gone.enter("cy");
            heard.begins();
            gone.begins();
            world.relay().becomes(Fate.LOST);
            var end = System.nanoTime() + DEAF.toNanos();
            ana.leave();
            ben.crash();
            cy.leave();
            var _ = heard.enter("dan");
            var _ = unheard.enter("zoe");
            // Not a second longer: what is lost in the last of them is found afterwards.
            Thread.sleep(Duration.ofNanos(end - System.nanoTime()).minusSeconds(2));
            var _ = unheard.enter("max");
            Thread.sleep(Math.max(0, Duration.ofNanos(end - System.nanoTime()).toMillis()));
            world.relay().becomes(Fate.CALM);
            told.accept(
                    heard.untilRight(REPAIRED).and(gone.untilRight(REPAIRED)).and(unheard.untilRight(REPAIRED)));
        }
    }

    /** Whoever compared the ledger with LiveKit is dead; the other has to take over. */
    private static void deafAndHalved(Ground ground, Consumer<Outcome> told) throws Exception {
        try (var world = new World(ground, Part.LIVEKIT, Part.SECOND_REPLICA)) {
            for (var seed = 1; seed <= 2; seed++) {
                try (var story = new Story(world)) {
                    var ana = story.enter("ana");
                    var _ = story.enter("ben");
                    story.begins();
                    world.relay().becomes(Fate.LOST);
                    var _ = story.enter("dan");
                    ana.leave();
                    var victim = world.replicas().get(seed % 2);
                    victim.kill();
                    told.accept(story.untilRight(REPAIRED));
                    world.relay().becomes(Fate.CALM);
                    victim.restart();
                    victim.ready();
                }
            }
        }
    }
}
