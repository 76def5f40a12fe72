package dev.rooms.domain.shared;

/** Who a participant is inside a room; LiveKit lets each identity in once. */
public record ParticipantIdentity(String value) {
    /** LiveKit's limit, in bytes (LIVEKIT: {@code limit.max_participant_identity_length}). */
    private static final int MAX_BYTES = 256;

    public void check(Rules rules, String pointer) {
        rules.must(!value.isBlank(), pointer, "blank", "must not be blank")
                .bytes(value, MAX_BYTES, pointer)
                .must(
                        value.chars().noneMatch(Character::isISOControl),
                        pointer,
                        "control-character",
                        "must not contain control characters")
                // They would vanish from the path of /participants/{identity}.
                .must(!value.equals(".") && !value.equals(".."), pointer, "dots", "must not be . or ..");
    }
}
