package dev.rooms.livekit.recording;

import dev.rooms.application.recording.Egress;
import dev.rooms.application.recording.EgressRefused;
import dev.rooms.application.recording.EgressReport;
import dev.rooms.application.recording.EgressRequest;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.livekit.shared.Twirp;
import dev.rooms.livekit.shared.TwirpAnswer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import livekit.LivekitEgress.EgressInfo;
import livekit.LivekitEgress.ListEgressRequest;
import livekit.LivekitEgress.ListEgressResponse;
import livekit.LivekitEgress.StopEgressRequest;

/** LiveKit's Egress service. What it answers was observed on 1.13.5 with workers that fail in every way. */
@Singleton
public final class LiveKitEgress implements Egress {
    /** LiveKit looks for a worker for about as long; one that claimed the call and is silent would hold it for ever. */
    private static final Duration START = Duration.ofSeconds(20);
    /** A worker that is gone shows after 3 s. */
    private static final Duration STOP = Duration.ofSeconds(8);

    private static final Duration LIST = Duration.ofSeconds(5);
    private static final Twirp.Grant GRANT = new Twirp.Grant.RoomRecord();

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    private final Twirp twirp;
    private final EgressStorage storage;

    public LiveKitEgress(Twirp twirp, EgressStorage storage) {
        this.twirp = twirp;
        this.storage = storage;
    }

    @Override
    public EgressReport start(EgressRequest request) {
        var call = EgressCall.of(request, storage);
        var answer = twirp.ask("Egress/" + call.method(), call.message(), GRANT, START);
        if (answer.isOk()) {
            return EgressReports.of(answer.read(EgressInfo.parser())).orElseThrow(MediaServerUnavailable::new);
        }
        // No room, or a request that no worker was asked about. Anything else, 409 above all, may well be recording.
        if (answer.says(NOT_FOUND, "not_found") || answer.says(BAD_REQUEST, "invalid_argument")) {
            throw new EgressRefused(answer.message());
        }
        throw answer.unexpected();
    }

    @Override
    public boolean stop(EgressId egress) {
        var request = StopEgressRequest.newBuilder().setEgressId(egress.value()).build();
        var answer = twirp.ask("Egress/StopEgress", request, GRANT, STOP);
        if (answer.isOk()) {
            return true;
        }
        if (isOver(answer)) {
            return false;
        }
        throw answer.unexpected();
    }

    private static boolean isOver(TwirpAnswer answer) {
        return answer.says(NOT_FOUND, "not_found") || answer.says(PRECONDITION_FAILED, "failed_precondition");
    }

    @Override
    public List<EgressReport> list(LiveKitRoomName room) {
        var request = ListEgressRequest.newBuilder().setRoomName(room.value()).build();
        var answer = twirp.ask("Egress/ListEgress", request, GRANT, LIST);
        if (!answer.isOk()) {
            throw answer.unexpected();
        }
        return answer.read(ListEgressResponse.parser()).getItemsList().stream()
                .map(EgressReports::of)
                .flatMap(Optional::stream)
                .toList();
    }
}
