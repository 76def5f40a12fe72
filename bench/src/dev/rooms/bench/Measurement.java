package dev.rooms.bench;

/** Gives one row, or fails with the reason why there is none. */
interface Measurement {
    Row row() throws Exception;

    static Row rowOf(String name, String target, Measurement measurement) {
        try {
            return measurement.row();
        } catch (Exception | LinkageError failure) {
            var why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            return Row.notMeasured(name, target, why.lines().findFirst().orElse("").replace('|', '/'));
        }
    }
}
