package dev.rooms.bootstrap.faults;

/** This machine lacks what a fault is brought about with. */
final class FaultSkipped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FaultSkipped(String why) {
        super(why);
    }
}
