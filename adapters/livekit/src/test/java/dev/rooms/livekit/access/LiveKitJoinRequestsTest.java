package dev.rooms.livekit.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import livekit.LivekitModels.ClientInfo;
import livekit.LivekitRtc.JoinRequest;
import livekit.LivekitRtc.WrappedJoinRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Join requests of {@code /rtc/v1}, as clients write them. */
final class LiveKitJoinRequestsTest {
    private static final LiveKitJoinRequests REQUESTS = new LiveKitJoinRequests();
    private static final JoinRequest PLAIN = JoinRequest.newBuilder()
            .setClientInfo(ClientInfo.newBuilder().setVersion("2.23.0"))
            .setReconnect(true)
            .setParticipantSid("PA_1")
            .build();

    private static String wrapped(ByteString request, WrappedJoinRequest.Compression compression) {
        var wrapped = WrappedJoinRequest.newBuilder()
                .setJoinRequest(request)
                .setCompression(compression)
                .build();
        return Base64.getUrlEncoder().encodeToString(wrapped.toByteArray());
    }

    private static String plain(JoinRequest request) {
        return wrapped(request.toByteString(), WrappedJoinRequest.Compression.NONE);
    }

    private static String zipped(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return wrapped(ByteString.copyFrom(out.toByteArray()), WrappedJoinRequest.Compression.GZIP);
    }

    @Test
    void a_request_that_takes_the_participant_as_the_token_says_changes_nothing() throws IOException {
        assertThat(REQUESTS.changesParticipant(plain(PLAIN))).isFalse();
        assertThat(REQUESTS.changesParticipant(zipped(PLAIN.toByteArray()))).isFalse();
    }

    @Test
    void metadata_and_attributes_change_the_participant() throws IOException {
        var metadata = PLAIN.toBuilder().setMetadata("x").build();
        var attributes =
                PLAIN.toBuilder().putParticipantAttributes("rooms.token_id", "").build();
        for (var request : new JoinRequest[] {metadata, attributes}) {
            assertThat(REQUESTS.changesParticipant(plain(request))).isTrue();
            assertThat(REQUESTS.changesParticipant(zipped(request.toByteArray())))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%%%", "AAAA", "EgP___8"})
    void a_request_that_cannot_be_read_counts_as_a_change(String text) {
        assertThat(REQUESTS.changesParticipant(text)).isTrue();
    }

    @Test
    void a_request_that_grows_without_end_counts_as_a_change() throws IOException {
        assertThat(REQUESTS.changesParticipant(zipped(new byte[2 * 1024 * 1024])))
                .isTrue();
    }
}
