package dev.rooms.application.recording;

/** The media server will not record, and did not begin to. */
public final class EgressRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param reason in LiveKit's words */
    public EgressRefused(String reason) {
        super(reason, null, false, false);
    }
}
