package dev.rooms.postgres.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Test
    void the_first_and_the_latest_are_those_of_the_files() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            var names = files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).contains(Migrations.FIRST);
            assertThat(names.stream()
                            .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                            .max())
                    .hasValue(Migrations.LATEST);
        }
    }
}
