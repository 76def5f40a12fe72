package dev.rooms.domain.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The codecs that LiveKit knows. A room's choice is a hint to its clients: LiveKit enables codecs per server only. */
public enum Codec {
    AUDIO_OPUS,
    AUDIO_RED,
    AUDIO_PCMU,
    AUDIO_PCMA,
    VIDEO_VP8,
    VIDEO_H264,
    VIDEO_VP9,
    VIDEO_AV1,
    VIDEO_H265,
    VIDEO_RTX;

    public static final List<Codec> USUAL = List.of(AUDIO_OPUS, AUDIO_RED, VIDEO_VP8, VIDEO_H264, VIDEO_VP9, VIDEO_AV1);

    /** The MIME type, in lower case. */
    public String mime() {
        return name().toLowerCase(Locale.ROOT).replace('_', '/');
    }

    public static Optional<Codec> find(String mime) {
        return Arrays.stream(values())
                .filter(codec -> codec.mime().equals(mime))
                .findFirst();
    }
}
