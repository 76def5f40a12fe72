package dev.rooms.objectstorage.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.recording.RecordingStore;
import dev.rooms.application.recording.RecordingStoreContract;
import dev.rooms.domain.recording.ObjectKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What whoever follows a link gets from a real storage. */
interface SignedLinkContract {
    RecordingStore store();

    static HttpResponse<byte[]> get(URI url, String... headers) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static byte[] content() {
        return "0123456789".getBytes(UTF_8);
    }

    private ObjectKey stored(String name) {
        var key = new ObjectKey(RecordingStoreContract.freshFolder() + name);
        store().put(key, content());
        return key;
    }

    private URI link(ObjectKey key) {
        return store().link(key, "Übung 1.mp4", Duration.ofMinutes(5), Instant.now())
                .url();
    }

    @Test
    default void a_link_gives_the_object_under_a_readable_name() throws IOException, InterruptedException {
        var answer = get(link(stored("one.mp4")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content());
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"_bung 1.mp4\"; filename*=UTF-8''%C3%9Cbung%201.mp4");
    }

    @Test
    default void a_player_can_ask_for_a_part() throws IOException, InterruptedException {
        var answer = get(link(stored("one.mp4")), "Range", "bytes=2-4");
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo("234".getBytes(UTF_8));
        assertThat(answer.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
    }

    @Test
    default void a_key_with_odd_characters_can_be_followed() throws IOException, InterruptedException {
        var answer = get(link(stored("a b+c&d=100%25 (ü) 'e'.mp4")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content());
    }

    @Test
    default void a_link_to_what_is_gone_leads_nowhere() throws IOException, InterruptedException {
        var key = stored("one.mp4");
        var link = link(key);
        store().delete(key);
        assertThat(get(link).statusCode()).isEqualTo(404);
    }
}
