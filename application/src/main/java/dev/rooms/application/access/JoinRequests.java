package dev.rooms.application.access;

/** Reads the parameter {@code join_request} of {@code /rtc/v1}, which holds all other parameters of a join. */
@FunctionalInterface
public interface JoinRequests {
    /** Whether it asks for other metadata or attributes than the token has, or cannot be read. */
    boolean changesParticipant(String joinRequest);
}
