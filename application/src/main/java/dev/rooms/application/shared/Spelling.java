package dev.rooms.application.shared;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelt one means. */
public final class Spelling {
    private Spelling() {}

    /** The known name that is spelt most like this one; empty when none is near. */
    public static Optional<String> near(String name, Collection<String> known) {
        return known.stream()
                .filter(each -> distance(name, each) <= Math.max(1, each.length() / 3))
                .min(Comparator.comparingInt(each -> distance(name, each)));
    }

    /** How many letters have to be added, removed or replaced; case, dashes and the like do not count. */
    private static int distance(String one, String other) {
        var from = bare(one);
        var to = bare(other);
        var row = new int[to.length() + 1];
        for (var column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (var letter = 0; letter < from.length(); letter++) {
            var diagonal = row[0];
            row[0] = letter + 1;
            for (var column = 1; column < row.length; column++) {
                var replaced = diagonal + (from.charAt(letter) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[to.length()];
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
