package dev.rooms.embedded;

/** No LiveKit server could be found or started; the message says why, in one line. */
final class LiveKitUnavailable extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final boolean exited;

    private LiveKitUnavailable(String reason, boolean exited) {
        super(reason);
        this.exited = exited;
    }

    static LiveKitUnavailable because(String reason) {
        return new LiveKitUnavailable(reason, false);
    }

    /** It ended at once, as it does when a port is in use. */
    static LiveKitUnavailable exited(String reason) {
        return new LiveKitUnavailable(reason, true);
    }

    boolean exited() {
        return exited;
    }
}
