package dev.rooms.bootstrap;

import dev.rooms.embedded.ChildServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.OptionalLong;

/** An S3 server in memory that asks nobody for a key. */
final class SecondS3 implements AutoCloseable {
    static final String BUCKET = "recordings";
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ChildServer server = GoProgram.S3_SERVER.start("127.0.0.1:0", BUCKET);

    String url() {
        return server.url();
    }

    /** Of the object under this key, in bytes. */
    OptionalLong size(String key) {
        var request = HttpRequest.newBuilder(URI.create(url() + "/" + BUCKET + "/" + key))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == OK ? OptionalLong.of(answer.body().length) : OptionalLong.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        server.close();
        http.close();
    }
}
