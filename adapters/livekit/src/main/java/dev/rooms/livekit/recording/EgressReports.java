package dev.rooms.livekit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rooms.application.recording.EgressReport;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.livekit.shared.Bounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import livekit.LivekitEgress.EgressInfo;
import livekit.LivekitEgress.EncodedFileOutput;
import org.jspecify.annotations.Nullable;

/**
 * Reads LiveKit's EgressInfo, from an answer or from a webhook; times are in nanoseconds. Nothing comes of one without a
 * name, such as that of an automatic recorder that never began.
 */
public final class EgressReports {
    /** Where a request says where its file goes: those of version 1, as protojson calls them. */
    private static final List<String> REQUESTS = List.of("roomComposite", "participant", "trackComposite");

    /** What was written; the defaults say that it was not yet. */
    private record File(String name, long startedAt, long endedAt, long duration, long size) {
        private static final File NONE = new File("", 0, 0, 0, 0);
    }

    /** As it was told, with defaults for what was not. */
    private record Told(
            String id,
            String room,
            String asked,
            String status,
            String error,
            String details,
            long startedAt,
            long endedAt,
            long updatedAt,
            File file) {
        private Optional<EgressReport> report() {
            if (!Bounds.isSid(id) || !Bounds.isRoomName(room)) {
                return Optional.empty();
            }
            var key = asked.isEmpty() ? file.name() : asked;
            return Optional.of(new EgressReport(
                    new EgressId(id),
                    new LiveKitRoomName(room),
                    key.isEmpty() ? null : new ObjectKey(key),
                    state(status),
                    reason(),
                    // The file begins and ends when something was recorded, which is what people mean.
                    time(file.startedAt() > 0 ? file.startedAt() : startedAt),
                    time(file.endedAt() > 0 ? file.endedAt() : endedAt),
                    time(updatedAt),
                    file.duration() > 0 ? Duration.ofNanos(file.duration()) : null,
                    file.size() > 0 ? file.size() : null));
        }

        private @Nullable String reason() {
            return Bounds.reason(error.isEmpty() ? details : error);
        }
    }

    private EgressReports() {}

    static Optional<EgressReport> of(EgressInfo info) {
        var file = info.getFileResultsList().stream()
                .findFirst()
                .map(it ->
                        new File(it.getFilename(), it.getStartedAt(), it.getEndedAt(), it.getDuration(), it.getSize()))
                .orElse(File.NONE);
        return new Told(
                        info.getEgressId(),
                        info.getRoomName(),
                        asked(info),
                        info.getStatus().name(),
                        info.getError(),
                        info.getDetails(),
                        info.getStartedAt(),
                        info.getEndedAt(),
                        info.getUpdatedAt(),
                        file)
                .report();
    }

    private static String asked(EgressInfo info) {
        var files = switch (info.getRequestCase()) {
            case ROOM_COMPOSITE -> info.getRoomComposite().getFileOutputsList();
            case PARTICIPANT -> info.getParticipant().getFileOutputsList();
            case TRACK_COMPOSITE -> info.getTrackComposite().getFileOutputsList();
            default -> List.<EncodedFileOutput>of();
        };
        return files.isEmpty() ? "" : files.getFirst().getFilepath();
    }

    /** @param info the {@code egressInfo} of a webhook, where defaults are left out, and with them the first status */
    public static Optional<EgressReport> of(JsonNode info) {
        var result = info.path("fileResults").path(0);
        return new Told(
                        info.path("egressId").asText(),
                        info.path("roomName").asText(),
                        asked(info),
                        info.path("status").asText(),
                        info.path("error").asText(),
                        info.path("details").asText(),
                        info.path("startedAt").asLong(),
                        info.path("endedAt").asLong(),
                        info.path("updatedAt").asLong(),
                        new File(
                                result.path("filename").asText(),
                                result.path("startedAt").asLong(),
                                result.path("endedAt").asLong(),
                                result.path("duration").asLong(),
                                result.path("size").asLong()))
                .report();
    }

    private static String asked(JsonNode info) {
        return REQUESTS.stream()
                .map(request -> info.path(request)
                        .path("fileOutputs")
                        .path(0)
                        .path("filepath")
                        .asText())
                .filter(path -> !path.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** One that we do not know moves nothing. */
    private static EgressReport.State state(String status) {
        return switch (status) {
            case "EGRESS_ACTIVE" -> EgressReport.State.ACTIVE;
            case "EGRESS_ENDING" -> EgressReport.State.ENDING;
            case "EGRESS_COMPLETE" -> EgressReport.State.COMPLETE;
            case "EGRESS_FAILED" -> EgressReport.State.FAILED;
            case "EGRESS_ABORTED" -> EgressReport.State.ABORTED;
            case "EGRESS_LIMIT_REACHED" -> EgressReport.State.LIMIT_REACHED;
            default -> EgressReport.State.STARTING;
        };
    }

    private static @Nullable Instant time(long nanos) {
        return nanos > 0 ? Instant.EPOCH.plusNanos(nanos) : null;
    }
}
