package dev.rooms.domain.participant;

/** LiveKit's name for one connection of a participant ({@code PA_}). */
public record ParticipantSid(String value) {
    /** LiveKit's sids have 15 characters. A much longer text is no sid, and could break an index. */
    private static final int MAX_CHARACTERS = 100;

    public boolean isBounded() {
        return !value.isEmpty() && value.length() <= MAX_CHARACTERS;
    }
}
