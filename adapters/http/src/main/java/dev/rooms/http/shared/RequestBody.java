package dev.rooms.http.shared;

import dev.rooms.http.problem.HttpRefusal;
import dev.rooms.http.problem.LastWords;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.io.IOException;
import java.io.InputStream;

/** The body of the current request: read at most once, up to a limit. */
@RequestScoped
public class RequestBody {
    private static final int LIMIT = 1024 * 1024;
    /** How much of a body that is too large is read on, so that its sender gets to read the answer. */
    private static final long THROWN_AWAY = 8L * 1024 * 1024;

    private static final int BLOCK = 64 * 1024;

    private final RoutingContext request;

    RequestBody(RoutingContext request) {
        this.request = request;
    }

    public byte[] read(InputStream stream) {
        try {
            var body = stream.readNBytes(LIMIT + 1);
            if (body.length > LIMIT) {
                throwAway(stream);
                throw HttpRefusal.bodyTooLarge(LIMIT);
            }
            if (LastWords.brokeOff(request.request())) {
                throw HttpRefusal.brokenOff();
            }
            return body;
        } catch (IOException brokenOff) {
            throw HttpRefusal.brokenOff();
        }
    }

    private static void throwAway(InputStream stream) throws IOException {
        var block = new byte[BLOCK];
        var left = THROWN_AWAY;
        while (left > 0) {
            var read = stream.read(block, 0, (int) Math.min(BLOCK, left));
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }
}
