package dev.rooms.domain.event;

/** What outgoing events tell, as written in them ({@code recording.failed}). */
public enum EventType {
    RECORDING_REQUESTED("recording.requested"),
    RECORDING_STARTING("recording.starting"),
    RECORDING_ACTIVE("recording.active"),
    RECORDING_ENDING("recording.ending"),
    RECORDING_PROCESSING("recording.processing"),
    RECORDING_READY("recording.ready"),
    RECORDING_FAILED("recording.failed"),
    RECORDING_ABORTED("recording.aborted"),
    RECORDING_EXPIRED("recording.expired"),
    RECORDING_DELETED("recording.deleted"),
    TOKEN_EXPIRED("token.expired"),
    API_KEY_EXPIRED("api_key.expired");

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
