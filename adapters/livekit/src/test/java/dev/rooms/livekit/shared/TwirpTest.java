package dev.rooms.livekit.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.shared.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import livekit.LivekitRoom.DeleteRoomRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TwirpTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String METHOD = "RoomService/DeleteRoom";
    private static final DeleteRoomRequest REQUEST =
            DeleteRoomRequest.newBuilder().setRoom("s-1").build();
    private static final Twirp.Grant GRANT = new Twirp.Grant.RoomCreate();

    private final StubLiveKit stub = new StubLiveKit();

    @AfterEach
    void stop() {
        stub.close();
    }

    private Optional<byte[]> call(String url, Twirp.Grant grant) {
        return new Twirp(StubLiveKit.server(url), new MutableClock(NOW), Traces.NONE).call(METHOD, REQUEST, grant);
    }

    private Optional<byte[]> call() {
        return call("http://127.0.0.1:" + stub.port(), GRANT);
    }

    private void answers(int status, String type, String body) {
        stub.answers("DeleteRoom", status, type, ByteString.copyFromUtf8(body));
    }

    @Nested
    final class ARequest {
        private StubLiveKit.Asked asked(Twirp.Grant grant) {
            call("http://127.0.0.1:" + stub.port(), grant);
            return stub.asked().getLast();
        }

        @Test
        void is_a_binary_message_with_a_deadline() throws InvalidProtocolBufferException {
            var asked = asked(GRANT);
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.path()).isEqualTo("/twirp/livekit.RoomService/DeleteRoom");
            assertThat(asked.header("Content-Type")).isEqualTo("application/protobuf");
            assertThat(Integer.parseInt(asked.header("X-Twirp-Timeout-Ms"))).isBetween(1_000, 5_000);
            assertThat(DeleteRoomRequest.parseFrom(asked.body())).isEqualTo(REQUEST);
        }

        @Test
        void to_make_or_end_rooms_carries_just_that_grant() {
            var token = asked(GRANT).header("Authorization");
            assertThat(token).startsWith("Bearer ");
            assertThat(HandMadeToken.claims(token.substring("Bearer ".length())).toString())
                    .isEqualTo("{\"iss\":\"devkey\",\"nbf\":1772359140,\"exp\":1772359260,"
                            + "\"video\":{\"roomCreate\":true}}");
        }

        @Test
        void inside_a_room_carries_a_grant_for_that_room_alone() {
            var token = asked(new Twirp.Grant.RoomAdmin("s-1")).header("Authorization");
            assertThat(HandMadeToken.claims(token.substring("Bearer ".length())).toString())
                    .isEqualTo("{\"iss\":\"devkey\",\"nbf\":1772359140,\"exp\":1772359260,"
                            + "\"video\":{\"roomAdmin\":true,\"room\":\"s-1\"}}");
        }

        @Test
        void is_signed_with_our_key_for_about_a_minute() {
            var token = asked(GRANT).header("Authorization").substring("Bearer ".length());
            var keys = Map.of("devkey", Jwt.Key.of("devkey", StubLiveKit.SECRET));
            assertThat(Jwt.verify(token, keys, NOW)).isPresent();
            assertThat(Jwt.verify(token, keys, NOW.plus(Duration.ofMinutes(3)))).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "http://127.0.0.1:%d,            /twirp/livekit.RoomService/DeleteRoom",
            "http://127.0.0.1:%d/,           /twirp/livekit.RoomService/DeleteRoom",
            "ws://127.0.0.1:%d,              /twirp/livekit.RoomService/DeleteRoom",
            "ws://127.0.0.1:%d/livekit,      /livekit/twirp/livekit.RoomService/DeleteRoom",
            "http://127.0.0.1:%d/a/livekit/, /a/livekit/twirp/livekit.RoomService/DeleteRoom",
        })
        void goes_below_the_path_of_the_server(String url, String path) {
            call(url.formatted(stub.port()), GRANT);
            assertThat(stub.asked()).extracting(StubLiveKit.Asked::path).containsExactly(path);
        }

        @Test
        void goes_to_the_secure_port_of_a_secure_server() {
            assertThat(StubLiveKit.server("wss://live.example.org/x").api()).hasToString("https://live.example.org/x/");
            assertThat(StubLiveKit.server("https://live.example.org").api()).hasToString("https://live.example.org/");
        }
    }

    @Nested
    final class AnAnswer {
        @Test
        void is_handed_on() {
            stub.answers("DeleteRoom", 200, "application/protobuf", ByteString.fromHex("010203"));
            assertThat(call()).hasValueSatisfying(body -> assertThat(body).containsExactly(1, 2, 3));
        }

        @Test
        void may_be_empty() {
            answers(200, "application/protobuf", "");
            assertThat(call()).hasValueSatisfying(body -> assertThat(body).isEmpty());
        }

        @Test
        void that_it_is_not_found_is_nothing() {
            answers(404, "application/json", "{\"code\":\"not_found\",\"msg\":\"requested room does not exist\"}");
            assertThat(call()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                400 | application/json | {"code":"malformed","msg":"the json request could not be decoded"}
                401 | text/plain       | invalid API key: devkey
                401 | application/json | {"code":"unauthenticated","msg":"permissions denied"}
                403 | application/json | {"code":"permission_denied","msg":"no"}
                404 | application/json | {"code":"bad_route","msg":"no handler for path"}
                404 | text/plain       | 404 page not found
                404 | text/html        | <html><body>default backend - 404</body></html>
                404 | application/json | ["not_found"]
                404 | application/json | {"code":
                404 | text/plain       | ''
                408 | application/json | {"code":"deadline_exceeded","msg":"request timed out"}
                413 | text/plain       | too large
                429 | text/plain       | slow down
                301 | text/plain       | moved
                204 | text/plain       | ''
                500 | application/json | {"code":"unknown","msg":"could not find any available nodes"}
                502 | text/html        | <html>bad gateway</html>
                503 | application/json | {"code":"unavailable","msg":"no response from servers"}
                """)
        void that_says_anything_else_leaves_open_what_happened(int status, String type, String body) {
            answers(status, type, body);
            assertThatThrownBy(TwirpTest.this::call).isInstanceOf(MediaServerUnavailable.class);
        }

        @Test
        void of_nobody_leaves_open_what_happened() {
            stub.close();
            assertThatThrownBy(TwirpTest.this::call).isInstanceOf(MediaServerUnavailable.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "HTTP/1.1 200",
                    "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nha",
                    "SSH-2.0-OpenSSH_9.6\r\n",
                })
        void that_is_cut_leaves_open_what_happened(String sent) {
            try (var server = new RawServer(sent, false)) {
                assertThatThrownBy(() -> call(server.url(), GRANT)).isInstanceOf(MediaServerUnavailable.class);
            }
        }

        /** Both at once, since either takes the whole patience. */
        @Test
        void that_does_not_come_is_not_waited_for_forever() {
            try (var silent = new RawServer("", true);
                    var stalled = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", true)) {
                var calls = List.of(silent, stalled).stream()
                        .map(server -> CompletableFuture.supplyAsync(
                                () -> call(server.url(), GRANT), Thread::startVirtualThread))
                        .toList();
                assertThat(calls)
                        .allSatisfy(call -> assertThat(call)
                                .failsWithin(Duration.ofSeconds(8))
                                .withThrowableThat()
                                .withCauseInstanceOf(MediaServerUnavailable.class));
            }
        }

        @Test
        void is_not_waited_for_by_who_was_interrupted() throws InterruptedException {
            try (var silent = new RawServer("", true)) {
                var interrupted = new CompletableFuture<Boolean>();
                var caller = Thread.ofVirtual().start(() -> {
                    try {
                        call(silent.url(), GRANT);
                    } catch (MediaServerUnavailable expected) {
                        interrupted.complete(Thread.currentThread().isInterrupted());
                    }
                });
                silent.awaitCall();
                caller.interrupt();
                assertThat(interrupted).succeedsWithin(Duration.ofSeconds(2)).isEqualTo(true);
            }
        }
    }

    @Test
    void without_a_server_nothing_is_asked() {
        var nowhere =
                new LiveKitServer(Optional.of("devkey"), Optional.of("secret"), Optional.empty(), Optional.empty());
        var twirp = new Twirp(nowhere, new MutableClock(NOW), Traces.NONE);
        assertThatThrownBy(() -> twirp.call(METHOD, REQUEST, GRANT)).isInstanceOf(MediaServerUnavailable.class);
    }

    @Test
    void what_goes_wrong_is_logged_without_the_token() {
        try (var log = new Log();
                var cut = new RawServer("", false)) {
            answers(401, "text/plain", "invalid token");
            assertThatThrownBy(this::call).isInstanceOf(MediaServerUnavailable.class);
            assertThatThrownBy(() -> call(cut.url(), GRANT)).isInstanceOf(MediaServerUnavailable.class);
            var token = stub.asked().getLast().header("Authorization").substring("Bearer ".length());
            assertThat(log.lines)
                    .hasSize(2)
                    .allSatisfy(
                            line -> assertThat(line).contains(METHOD).doesNotContain(token, "eyJ", StubLiveKit.SECRET));
        }
    }

    /** What is logged about calls. */
    private static final class Log extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger(Twirp.class.getName());
        private final List<String> lines = new ArrayList<>();

        Log() {
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord entry) {
            var parameters = entry.getParameters() == null ? List.of() : List.of(entry.getParameters());
            lines.add(entry.getMessage() + " " + parameters + " " + entry.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }

    /** Sends these bytes to everybody who calls, and then hangs up or says no more. */
    private static final class RawServer implements AutoCloseable {
        private final CompletableFuture<Boolean> called = new CompletableFuture<>();
        private final ServerSocket socket;

        RawServer(String sent, boolean holds) {
            try {
                socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            } catch (IOException noPort) {
                throw new UncheckedIOException(noPort);
            }
            Thread.startVirtualThread(() -> serve(ByteString.copyFromUtf8(sent), holds));
        }

        private void serve(ByteString sent, boolean holds) {
            try {
                while (true) {
                    var caller = socket.accept();
                    var heard = caller.getInputStream().read(new byte[16 * 1024]);
                    called.complete(heard > 0);
                    sent.writeTo(caller.getOutputStream());
                    if (!holds) {
                        caller.close();
                    }
                }
            } catch (SocketException closed) {
                // The test is over.
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }

        void awaitCall() {
            called.orTimeout(5, TimeUnit.SECONDS).join();
        }

        String url() {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }
}
