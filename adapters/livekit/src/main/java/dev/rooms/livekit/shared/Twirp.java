package dev.rooms.livekit.shared;

import static dev.rooms.livekit.shared.JsonText.escaped;

import com.google.protobuf.MessageLite;
import dev.rooms.application.room.MediaServerUnavailable;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import livekit.LivekitRoom.ListRoomsRequest;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Calls LiveKit's server API: Twirp over HTTP with binary messages, each call with a short-lived token of its own. */
@Singleton
public final class Twirp {
    private static final Logger LOG = Logger.getLogger(Twirp.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    /** The server gives up a little before we do, so that we learn what became of the call. */
    private static final Duration GIVES_UP_BEFORE = Duration.ofMillis(500);

    private static final Duration TOKEN_LIFE = Duration.ofSeconds(60);
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final LiveKitServer server;
    private final InstantSource clock;
    private final Traces traces;
    private @Nullable HttpClient client;

    public Twirp(LiveKitServer server, InstantSource clock, Traces traces) {
        this.server = server;
        this.clock = clock;
        this.traces = traces;
    }

    /** The first call makes the client: it sets up TLS, which is a good part of a start. */
    private synchronized HttpClient client() {
        var known = client;
        if (known == null) {
            known = traces.over(HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build());
            client = known;
        }
        return known;
    }

    /**
     * @param method such as {@code RoomService/DeleteRoom}
     * @param grant what the call needs, LiveKit's {@code video} claim
     * @return the answer, or nothing when LiveKit knows no such thing (404)
     * @throws MediaServerUnavailable when anything else went wrong: the call may have had its effect or not
     */
    public Optional<byte[]> call(String method, MessageLite request, Grant grant) {
        return answer(ask(method, request, grant, ANSWER));
    }

    /**
     * Hands on whatever LiveKit answers.
     *
     * @param patience how long the answer may take
     * @throws MediaServerUnavailable when there is none: the call may have had its effect or not
     */
    public TwirpAnswer ask(String method, MessageLite request, Grant grant, Duration patience) {
        var call = HttpRequest.newBuilder(server.api().resolve("twirp/livekit." + method))
                .header("Authorization", "Bearer " + token(grant))
                .header("Content-Type", "application/protobuf")
                .header(
                        "X-Twirp-Timeout-Ms",
                        Long.toString(patience.minus(GIVES_UP_BEFORE).toMillis()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.toByteArray()))
                .build();
        var exchange = client().sendAsync(call, BodyHandlers.ofByteArray());
        try {
            // The client's own timeout ends with the headers, and a body can stand still as well.
            var answer = new TwirpAnswer(method, exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS));
            learnFrom(answer);
            return answer;
        } catch (ExecutionException | TimeoutException unreachable) {
            exchange.cancel(true);
            LOG.warnf("LiveKit does not answer %s: %s", method, unreachable);
            throw new MediaServerUnavailable();
        } catch (InterruptedException stopped) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new MediaServerUnavailable();
        }
    }

    /**
     * Asks the node that serves a room, which only that node can answer.
     *
     * @return false when no node did (503 {@code unavailable}, observed after 3 s)
     * @throws MediaServerUnavailable when it is not known
     */
    public boolean reaches(String method, MessageLite request, Grant grant) {
        var answer = ask(method, request, grant, ANSWER);
        return !answer.says(UNAVAILABLE, "unavailable") && answer(answer).isPresent();
    }

    /** A proxy answers with a status too, and knows nothing of our key; only its 401 cannot be told from LiveKit's. */
    private void learnFrom(TwirpAnswer answer) {
        if (answer.isOk() || answer.says(NOT_FOUND, "not_found")) {
            server.takes();
        } else if (answer.isRefusal()) {
            server.refuses(answer.text());
        }
    }

    /**
     * Asks for as little as possible, to learn whether LiveKit takes our key ({@link LiveKitServer#isRefusing()}).
     *
     * @throws MediaServerUnavailable when it does not answer
     */
    public void tryOurKey() {
        var nobodys = ListRoomsRequest.newBuilder().addNames("-").build();
        ask("RoomService/ListRooms", nobodys, new Grant.RoomList(), ANSWER);
    }

    private static Optional<byte[]> answer(TwirpAnswer answer) {
        if (answer.isOk()) {
            return Optional.of(answer.body());
        }
        if (answer.says(NOT_FOUND, "not_found")) {
            return Optional.empty();
        }
        throw answer.unexpected();
    }

    /** What a call to the server API needs. */
    public sealed interface Grant {
        /** Making and ending rooms. */
        record RoomCreate() implements Grant {}

        /** Seeing which rooms there are. */
        record RoomList() implements Grant {}

        /** Everything inside one room. */
        record RoomAdmin(String room) implements Grant {}

        /** Starting, stopping and listing recorders, of whatever room. */
        record RoomRecord() implements Grant {}
    }

    private String token(Grant grant) {
        var key = server.signingKey();
        var now = clock.instant();
        var video = switch (grant) {
            case Grant.RoomCreate _ -> "\"roomCreate\":true";
            case Grant.RoomList _ -> "\"roomList\":true";
            case Grant.RoomAdmin admin -> "\"roomAdmin\":true,\"room\":\"" + escaped(admin.room()) + '"';
            case Grant.RoomRecord _ -> "\"roomRecord\":true";
        };
        return Jwt.sign(
                key,
                "{\"iss\":\"" + escaped(key.name())
                        + "\",\"nbf\":" + now.minus(TOKEN_LIFE).getEpochSecond()
                        + ",\"exp\":" + now.plus(TOKEN_LIFE).getEpochSecond()
                        + ",\"video\":{" + video + "}}");
    }
}
