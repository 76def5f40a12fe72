package dev.rooms.application.access;

/** Reads what a client sends in the place of single parameters (the parameter {@code join_request} of {@code /rtc/v1}). */
@FunctionalInterface
public interface JoinRequests {
    /** Whether it asks for other metadata or attributes than the token has, or cannot be read. */
    boolean changesParticipant(String joinRequest);
}
