package dev.rooms.application.event;

/**
 * A place between two outgoing events. The transaction counts first: numbers are drawn before the commit, so a higher one
 * may be there before a lower one.
 */
public record EventPosition(long transaction, long number) implements Comparable<EventPosition> {
    /** Before every event. */
    public static final EventPosition START = new EventPosition(0, 0);

    @Override
    public int compareTo(EventPosition other) {
        return transaction == other.transaction
                ? Long.compare(number, other.number)
                : Long.compareUnsigned(transaction, other.transaction);
    }
}
