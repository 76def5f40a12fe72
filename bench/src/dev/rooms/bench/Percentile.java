package dev.rooms.bench;

import java.util.Arrays;

final class Percentile {
    private Percentile() {}

    /** The least value that so many of a hundred do not exceed. */
    static double of(double percent, double... values) {
        if (values.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * percent / 100) - 1];
    }
}
