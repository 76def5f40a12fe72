package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStorageTest {
    @TempDir
    Path folder;

    private static int status(ObjectStorage storage) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(storage.settings().get("rooms.storage.endpoint") + "/rooms"));
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void whoever_does_not_know_its_secret_gets_nothing() throws IOException, InterruptedException {
        try (var storage = ObjectStorage.keptIn(folder)) {
            assertThat(storage.awaitStarted()).isTrue();
            assertThat(status(storage)).isEqualTo(403);
        }
    }

    @Test
    void objects_outlive_a_restart() throws IOException {
        Path bucket = folder.resolve("storage/rooms");
        try (var first = ObjectStorage.keptIn(folder)) {
            assertThat(first.awaitStarted()).isTrue();
            assertThat(bucket).isDirectory();
            Files.writeString(bucket.resolve("a"), "kept");
        }
        try (var second = ObjectStorage.keptIn(folder)) {
            assertThat(second.awaitStarted()).isTrue();
            assertThat(bucket.resolve("a")).hasContent("kept");
        }
    }

    @Test
    void one_that_is_closed_at_once_is_gone() {
        var storage = ObjectStorage.temporary();
        storage.close();
        assertThat(Ports.TCP.freeFrom(port(storage))).isEqualTo(port(storage));
    }

    private static int port(ObjectStorage storage) {
        return URI.create(storage.settings().get("rooms.storage.endpoint")).getPort();
    }
}
