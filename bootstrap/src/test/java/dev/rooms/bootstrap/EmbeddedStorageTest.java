package dev.rooms.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.recording.RecordingStore;
import dev.rooms.domain.recording.ObjectKey;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where no storage is configured, development and tests have one. */
@QuarkusTest
class EmbeddedStorageTest {
    private static final ObjectKey KEY = new ObjectKey("recordings/embedded.mp4");

    private final RecordingStore store;

    @Inject
    EmbeddedStorageTest(RecordingStore store) {
        this.store = store;
    }

    @Test
    void a_recording_can_be_kept_and_fetched_by_its_link_alone() throws IOException, InterruptedException {
        store.put(KEY, "a recording".getBytes(UTF_8));
        assertThat(store.find(KEY)).isPresent();
        var link = store.link(KEY, "Stand-up.mp4", Duration.ofMinutes(1), Instant.now());

        var answer = get(link.url());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("a recording");

        var withoutSignature = link.url().toString().replaceAll("\\?.*", "");
        assertThat(get(URI.create(withoutSignature)).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
