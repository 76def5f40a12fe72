package dev.rooms.application.participant;

import dev.rooms.domain.participant.FailedJoin;

/** Writes down that the holder of a token could not get in, unless the same connection was in before. */
public final class RecordFailedJoin {
    private final Connections connections;
    private final FailedJoins failedJoins;

    public RecordFailedJoin(Connections connections, FailedJoins failedJoins) {
        this.connections = connections;
        this.failedJoins = failedJoins;
    }

    public void handle(FailedJoin failed) {
        if (connections.find(failed.last()).isEmpty()) {
            failedJoins.add(failed);
        }
    }
}
