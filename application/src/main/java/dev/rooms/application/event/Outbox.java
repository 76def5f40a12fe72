package dev.rooms.application.event;

import dev.rooms.domain.event.Event;

/** Takes what is to be told to others, and it is told when its cause has been committed. */
public interface Outbox {
    /**
     * The events of a room are numbered in the order in which they are committed, from 1 on and without a gap.
     *
     * @throws IllegalStateException when no transaction is open, in which it could be together with its cause
     */
    void add(Event event);
}
