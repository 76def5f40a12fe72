package dev.rooms.bench;

import java.util.List;

/** Gives a row for each of its targets, or fails with the reason why there are none. */
interface Measurement {
    List<Row> rows() throws Exception;
}
