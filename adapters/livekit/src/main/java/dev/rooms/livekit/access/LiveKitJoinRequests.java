package dev.rooms.livekit.access;

import dev.rooms.application.access.JoinRequests;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import livekit.LivekitRtc.JoinRequest;
import livekit.LivekitRtc.WrappedJoinRequest;

/** The join request as LiveKit reads it (livekit-server pkg/service/rtcservice.go validateInternal). */
@Singleton
public final class LiveKitJoinRequests implements JoinRequests {
    /** LiveKit takes as much after decompression (net/http DefaultMaxHeaderBytes). */
    private static final int LONGEST = 1024 * 1024;

    @Override
    public boolean changesParticipant(String joinRequest) {
        try {
            var request =
                    read(WrappedJoinRequest.parseFrom(Base64.getUrlDecoder().decode(joinRequest)));
            return !request.getMetadata().isEmpty() || request.getParticipantAttributesCount() > 0;
        } catch (IOException | IllegalArgumentException unreadable) {
            return true;
        }
    }

    private static JoinRequest read(WrappedJoinRequest wrapped) throws IOException {
        var bytes = wrapped.getJoinRequest();
        return switch (wrapped.getCompression()) {
            case NONE -> JoinRequest.parseFrom(bytes);
            case GZIP -> JoinRequest.parseFrom(inflated(bytes.toByteArray()));
            case UNRECOGNIZED -> throw new IOException("an unknown compression");
        };
    }

    private static byte[] inflated(byte[] compressed) throws IOException {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            var bytes = stream.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IOException("too large");
            }
            return bytes;
        }
    }
}
