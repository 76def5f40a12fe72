package dev.rooms.bootstrap.faults;

import java.util.function.Consumer;

/** Something that goes wrong, and how that is brought about. */
record Fault(String name, Scenario scenario) {
    /** Runs it once or several times, and says what came of each. */
    interface Scenario {
        void run(Ground ground, Consumer<Outcome> outcomes) throws Exception;
    }
}
