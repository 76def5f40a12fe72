package dev.rooms.domain.shared;

import java.text.Normalizer;

/** Who a participant is inside a room; LiveKit lets each identity in once. */
public record ParticipantIdentity(String value) {
    /** LiveKit's limit, in bytes (LIVEKIT: {@code limit.max_participant_identity_length}). */
    private static final int MAX_BYTES = 256;

    /**
     * Whether a token may name this identity. LiveKit checks the length of the identity in a token, and then appends
     * the text that the client sends (pkg/service/utils.go ValidateConnectRequest).
     */
    public boolean isBounded() {
        return Rules.utf8Length(value) <= MAX_BYTES && value.chars().noneMatch(Character::isISOControl);
    }

    /** For an identity that exists already, such as that of a phone caller. */
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

    /** For an identity that is named here: two that look the same would be two people. */
    public void checkNamed(Rules rules, String pointer) {
        check(rules, pointer);
        rules.must(
                        value.codePoints().noneMatch(point -> Character.getType(point) == Character.FORMAT),
                        pointer,
                        "format-character",
                        "must not contain format characters, such as a zero-width joiner")
                .must(
                        value.isBlank() || isTrimmed(),
                        pointer,
                        "outer-white-space",
                        "must not begin or end with white space")
                .must(
                        Normalizer.isNormalized(value, Normalizer.Form.NFC),
                        pointer,
                        "not-normalized",
                        "must be in Unicode normalization form C");
    }

    /** For an identity that a token is minted for. */
    public void checkMinted(Rules rules, String pointer) {
        checkNamed(rules, pointer);
        // LiveKit puts # between the identity of a token and the text that its client appends.
        rules.must(value.indexOf('#') < 0, pointer, "number-sign", "must not contain #");
    }

    private boolean isTrimmed() {
        return !isWhite(value.codePointAt(0)) && !isWhite(value.codePointBefore(value.length()));
    }

    /** Also the spaces that do not break, which Java does not count as white. */
    private static boolean isWhite(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }
}
