package dev.rooms.bootstrap;

import dev.rooms.embedded.ChildServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** An S3 server in memory that asks nobody for a key. */
public final class SecondS3 implements AutoCloseable {
    public static final String BUCKET = "recordings";
    private static final int OK = 200;
    private static final Pattern KEY = Pattern.compile("<Key>([^<]+)</Key>");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ChildServer server = GoProgram.S3_SERVER.start("127.0.0.1:0", BUCKET);

    public String url() {
        return server.url();
    }

    /** Of the object under this key, in bytes. */
    public OptionalLong size(String key) {
        var answer = get("/" + key);
        return answer.statusCode() == OK ? OptionalLong.of(answer.body().length) : OptionalLong.empty();
    }

    /** What is in the bucket under keys that begin so; not more than a thousand. */
    public List<String> keys(String prefix) {
        var list = new String(get("?list-type=2&prefix=" + prefix).body(), StandardCharsets.UTF_8);
        return KEY.matcher(list).results().map(found -> found.group(1)).toList();
    }

    private HttpResponse<byte[]> get(String what) {
        var request =
                HttpRequest.newBuilder(URI.create(url() + "/" + BUCKET + what)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
        }
    }

    @Override
    public void close() {
        server.close();
        http.close();
    }
}
