package dev.rooms.domain.template;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a participant may publish, in LiveKit's words. */
public enum PublishSource {
    CAMERA,
    MICROPHONE,
    SCREEN_SHARE,
    SCREEN_SHARE_AUDIO;

    private final String text = name().toLowerCase(Locale.ROOT);

    public static final Set<PublishSource> ALL = Set.copyOf(EnumSet.allOf(PublishSource.class));

    public String text() {
        return text;
    }

    public static Optional<PublishSource> find(String text) {
        return Arrays.stream(values())
                .filter(source -> source.text().equals(text))
                .findFirst();
    }
}
