package dev.rooms.domain.recording;

import java.util.Locale;

/** What of a room is recorded. */
public enum RecordingKind {
    /** Everybody in one picture. */
    COMPOSITE("mp4"),
    /** Everybody, to be heard only. */
    AUDIO("ogg"),
    /** One track. */
    TRACK("mp4"),
    /** All that one participant publishes. */
    PARTICIPANT("mp4");

    private final String extension;

    RecordingKind(String extension) {
        this.extension = extension;
    }

    /** Of its file, without the dot. */
    public String extension() {
        return extension;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
