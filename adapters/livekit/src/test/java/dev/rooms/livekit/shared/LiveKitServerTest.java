package dev.rooms.livekit.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.shared.MutableClock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveKitServerTest {
    private final StubLiveKit stub = new StubLiveKit();

    @AfterEach
    void close() {
        stub.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ws://livekit:7880, http://livekit:7880/",
        "wss://live.example.org/x, https://live.example.org/x/",
        "ws://[::1]:7880, http://[::1]:7880/",
        "wss://bücher.example/x, https://xn--bcher-kva.example/x/",
        "ws://müller:7880, http://xn--mller-kva:7880/"
    })
    void its_api_is_behind_the_address_of_any_host(String url, String api) {
        assertThat(StubLiveKit.server(url).api()).hasToString(api);
    }

    @Test
    void a_host_with_an_underscore_that_nobody_knows_is_away() {
        var server = StubLiveKit.server("ws://livekit_server.invalid:7880");
        assertThatThrownBy(server::api).isInstanceOf(MediaServerUnavailable.class);
    }

    @Test
    void a_key_is_refused_from_the_first_401_until_livekit_itself_answers_otherwise() {
        var server = StubLiveKit.server("http://127.0.0.1:" + stub.port());
        var twirp = new Twirp(server, new MutableClock(Instant.parse("2026-03-01T10:00:00Z")), Traces.NONE);
        twirp.tryOurKey();
        assertThat(server.isRefusing()).isFalse();
        server.mustTakeOurKey();
        stub.answers("ListRooms", 401, "text/plain", ByteString.copyFromUtf8("invalid token"));
        twirp.tryOurKey();
        assertThat(server.isRefusing()).isTrue();
        assertThatThrownBy(server::mustTakeOurKey)
                .isInstanceOf(MediaServerUnavailable.class)
                .hasMessageContaining("refuses the key");
        stub.answers("ListRooms", 502, "text/html", ByteString.copyFromUtf8("of a proxy"));
        twirp.tryOurKey();
        assertThat(server.isRefusing()).isTrue();
        stub.answers("ListRooms", 200, "application/protobuf", ByteString.EMPTY);
        twirp.tryOurKey();
        assertThat(server.isRefusing()).isFalse();
    }
}
