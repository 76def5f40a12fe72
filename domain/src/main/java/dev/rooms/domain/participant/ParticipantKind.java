package dev.rooms.domain.participant;

import java.util.Locale;

/** What kind of participant LiveKit says it is. */
public enum ParticipantKind {
    STANDARD,
    INGRESS,
    EGRESS,
    SIP,
    AGENT;

    /** A recorder or an agent alone neither opens a room nor keeps it open. */
    public boolean isDependent() {
        return this == EGRESS || this == AGENT;
    }

    /** Whether it joins with a join token; LiveKit itself vouches for the others. */
    public boolean needsToken() {
        return this == STANDARD;
    }

    public boolean isPerson() {
        return this == STANDARD || this == SIP;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
