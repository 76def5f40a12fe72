package dev.rooms.domain.participant;

/** What a track carries. */
public enum TrackSource {
    AUDIO,
    VIDEO,
    SCREEN_SHARE,
    /** The sound of a shared screen, data, and what we do not know. */
    OTHER
}
