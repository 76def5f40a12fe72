package dev.rooms.domain.participant;

/** What a track carries. */
public enum TrackSource {
    AUDIO,
    VIDEO,
    SCREEN_SHARE,
    SCREEN_SHARE_AUDIO,
    /** Data, and what we do not know. */
    OTHER
}
