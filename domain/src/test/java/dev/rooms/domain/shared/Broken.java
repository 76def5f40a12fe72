package dev.rooms.domain.shared;

import java.util.List;

/** Which rules something breaks. */
public final class Broken {
    private Broken() {}

    /** @return pointer and code of each, nothing when all hold */
    public static List<String> rulesOf(Runnable check) {
        try {
            check.run();
            return List.of();
        } catch (Invalid invalid) {
            return invalid.violations().stream()
                    .map(violation -> violation.pointer() + " " + violation.code())
                    .toList();
        }
    }
}
