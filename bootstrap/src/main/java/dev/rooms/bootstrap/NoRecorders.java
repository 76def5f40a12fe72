package dev.rooms.bootstrap;

import dev.rooms.application.recording.Egress;
import dev.rooms.application.recording.EgressReport;
import dev.rooms.application.recording.EgressRequest;
import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.room.LiveKitRoomName;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.List;

/** Where nothing speaks with recorders. */
@Singleton
@DefaultBean
class NoRecorders implements Egress {
    @Override
    public EgressReport start(EgressRequest request) {
        throw new MediaServerUnavailable();
    }

    @Override
    public boolean stop(EgressId egress) {
        throw new MediaServerUnavailable();
    }

    @Override
    public List<EgressReport> list(LiveKitRoomName room) {
        throw new MediaServerUnavailable();
    }
}
