package dev.rooms.livekit.shared;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import dev.rooms.application.room.MediaServerUnavailable;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/** What LiveKit answered to one call, for those who tell its refusals apart. */
public final class TwirpAnswer {
    private static final Logger LOG = Logger.getLogger(Twirp.class);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final String method;
    private final int status;
    private final byte[] body;

    TwirpAnswer(String method, HttpResponse<byte[]> response) {
        this.method = method;
        this.status = response.statusCode();
        this.body = response.body();
    }

    public boolean isOk() {
        return status == OK;
    }

    /**
     * Whether LiveKit itself answered so: a proxy in front of it, or a wrong path to it, answers with a status as well,
     * and knows nothing of rooms.
     *
     * @param code Twirp's word for what went wrong
     */
    public boolean says(int expected, String code) {
        return status == expected && error("code").equals(code);
    }

    /** What went wrong in LiveKit's words, or nothing when it does not say. */
    public String message() {
        return error("msg");
    }

    private String error(String member) {
        try {
            return MAPPER.readTree(body).path(member).asText();
        } catch (IOException noJson) {
            return "";
        }
    }

    /** Whether LiveKit does not take the token of the call; its middleware says so in plain text. */
    boolean isRefusal() {
        return status == UNAUTHORIZED;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8).strip();
    }

    byte[] body() {
        return body;
    }

    /** @throws MediaServerUnavailable when it is garbled */
    public <T> T read(Parser<T> parser) {
        try {
            return parser.parseFrom(body);
        } catch (InvalidProtocolBufferException garbled) {
            throw new MediaServerUnavailable();
        }
    }

    /** For an answer that leaves open whether the call has had its effect. */
    public MediaServerUnavailable unexpected() {
        LOG.warnf("LiveKit answers %s with %d", method, status);
        return new MediaServerUnavailable();
    }
}
