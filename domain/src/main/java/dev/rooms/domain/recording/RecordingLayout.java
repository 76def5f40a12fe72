package dev.rooms.domain.recording;

import java.util.Locale;

/** How a composite recording arranges those in the picture; LiveKit's default templates. */
public enum RecordingLayout {
    GRID,
    SPEAKER,
    SINGLE_SPEAKER;

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
