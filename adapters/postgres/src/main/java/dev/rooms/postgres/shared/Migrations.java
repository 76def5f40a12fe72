package dev.rooms.postgres.shared;

/** Which tables this program works with; {@code MigrationsTest} holds it to the files. */
public final class Migrations {
    /** The version of the last migration. */
    public static final int LATEST = 21;

    /** The file of the first migration, by which a history is known as one of ours. */
    public static final String FIRST = "V1__rooms.sql";

    /** Where Flyway writes down what it has done. */
    public static final String HISTORY = "flyway_schema_history";

    private Migrations() {}
}
