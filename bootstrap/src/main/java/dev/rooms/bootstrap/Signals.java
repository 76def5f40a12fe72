package dev.rooms.bootstrap;

import dev.rooms.application.shared.Signal;
import jakarta.inject.Singleton;

/** What wakes the background workers of this process. */
@Singleton
class Signals {
    private final Signal received = new Signal();
    private final Signal demanded = new Signal();
    private final Signal recordingsDue = new Signal();
    private final Signal stopped = new Signal();

    /** A webhook has been stored. */
    Signal received() {
        return received;
    }

    /** Something is demanded of the media server. */
    Signal demanded() {
        return demanded;
    }

    /** A recording has to be seen to. */
    Signal recordingsDue() {
        return recordingsDue;
    }

    /** This process is about to stop. */
    Signal stopped() {
        return stopped;
    }
}
