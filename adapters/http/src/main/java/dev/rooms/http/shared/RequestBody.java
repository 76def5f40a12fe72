package dev.rooms.http.shared;

import dev.rooms.http.problem.HttpRefusal;
import dev.rooms.http.problem.LastWords;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of the current request: read at most once, up to a limit. Its bytes are taken out of the {@link BodyMemory} as
 * they arrive, and given back with the end of the request.
 */
@RequestScoped
public class RequestBody {
    static final int LIMIT = 1024 * 1024;
    /** How much of a body that is too large is read on, so that its sender gets to read the answer. */
    private static final long THROWN_AWAY = 8L * 1024 * 1024;

    private static final int BLOCK = 8 * 1024;

    private final RoutingContext request;
    private final BodyMemory memory;
    private long taken;

    RequestBody(RoutingContext request, BodyMemory memory) {
        this.request = request;
        this.memory = memory;
    }

    public byte[] read(InputStream stream) {
        try {
            var body = collect(stream);
            LastWords.breach(request.request()).ifPresent(breach -> {
                throw breach;
            });
            return body;
        } catch (IOException brokenOff) {
            throw HttpRefusal.brokenOff();
        }
    }

    private byte[] collect(InputStream stream) throws IOException {
        var body = new ByteArrayOutputStream();
        var block = new byte[BLOCK];
        for (var read = stream.read(block); read >= 0; read = stream.read(block)) {
            if (body.size() + read > LIMIT) {
                letGo();
                throwAway(stream);
                throw HttpRefusal.bodyTooLarge(LIMIT);
            }
            if (!memory.take(read)) {
                letGo();
                throw HttpRefusal.busy();
            }
            taken += read;
            body.write(block, 0, read);
        }
        return body.toByteArray();
    }

    @PreDestroy
    void letGo() {
        memory.giveBack(taken);
        taken = 0;
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
