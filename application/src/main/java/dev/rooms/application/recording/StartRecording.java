package dev.rooms.application.recording;

import dev.rooms.application.participant.Connections;
import dev.rooms.application.participant.Tracks;
import dev.rooms.application.room.RoomViews;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.consent.ConsentMissing;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.recording.KeyPattern;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingAlreadyActive;
import dev.rooms.domain.recording.RecordingDisabled;
import dev.rooms.domain.recording.RecordingFacts;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.recording.RecordingKind;
import dev.rooms.domain.recording.RecordingWish;
import dev.rooms.domain.recording.RoomNotLive;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.Scope;
import java.time.InstantSource;
import java.util.Optional;

/** Asks for a recording of a live room: it is written down, and when that is committed LiveKit is asked for a recorder. */
public final class StartRecording {
    public record Command(Caller caller, RoomId room, RecordingWish wish) {}

    private final Rooms rooms;
    private final RoomViews views;
    private final Sessions sessions;
    private final Recordings recordings;
    private final ToldRecordings toldRecordings;
    private final RecordingViews recordingViews;
    private final Consenting consenting;
    private final Connections connections;
    private final Tracks tracks;
    private final CallRecorder callRecorder;
    private final RecordingStore store;
    private final KeyPattern keys;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public StartRecording(
            Rooms rooms,
            RoomViews views,
            Sessions sessions,
            Recordings recordings,
            ToldRecordings toldRecordings,
            RecordingViews recordingViews,
            Consenting consenting,
            Connections connections,
            Tracks tracks,
            CallRecorder callRecorder,
            RecordingStore store,
            KeyPattern keys,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.rooms = rooms;
        this.views = views;
        this.sessions = sessions;
        this.recordings = recordings;
        this.toldRecordings = toldRecordings;
        this.recordingViews = recordingViews;
        this.consenting = consenting;
        this.connections = connections;
        this.tracks = tracks;
        this.callRecorder = callRecorder;
        this.store = store;
        this.keys = keys;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @throws RecordingDisabled when the settings do not allow it
     * @throws RoomNotLive when nobody is in it
     * @throws RecordingAlreadyActive when there is a composite one and this is to be another
     * @throws ConsentMissing when somebody has not accepted
     * @throws StorageUnavailable when none is configured
     */
    public RecordingView handle(Command command) {
        command.caller().needs(Scope.RECORDINGS_WRITE);
        command.wish().check();
        return transactions.within(() -> {
            // Most of many at once need not queue for the lock to hear that they are too late.
            inTheWay(command.room(), command.wish()).ifPresent(other -> {
                rooms.get(command.room()).mustNotBeOver();
                throw new RecordingAlreadyActive(other.id());
            });
            // Locked, so that nobody comes in or withdraws between this decision and its commit.
            var room = rooms.lock(command.room());
            room.mustNotBeOver();
            if (!isEnabled(room)) {
                throw new RecordingDisabled(room.id());
            }
            var session = sessions.findOpen(room.id())
                    .filter(open -> open.startedAt() != null && isOccupied(open))
                    .orElseThrow(() -> new RoomNotLive(room.id()));
            return recordingViews.of(
                    request(room, session, command.wish(), command.caller().actor()));
        });
    }

    /** Those who have left may still come back to a session, but there is nothing to record. */
    private boolean isOccupied(Session session) {
        return connections.open(session.id()).stream()
                .anyMatch(connection -> !connection.kind().isDependent());
    }

    private boolean isEnabled(Room room) {
        return views.settings(room).recordingEnabled().value();
    }

    /** Whether a composite recording may begin, as far as the room and its other recordings go. */
    boolean isPossible(Room room) {
        return isEnabled(room)
                && store.isConfigured()
                && inTheWay(room.id(), RecordingWish.USUAL).isEmpty();
    }

    /** Of composite ones a room has one at a time; that of the session before may still be written. */
    private Optional<Recording> inTheWay(RoomId room, RecordingWish wish) {
        return wish.kind() == RecordingKind.COMPOSITE
                ? recordings.live(room).stream()
                        .filter(other -> other.facts().wish().kind() == RecordingKind.COMPOSITE)
                        .findFirst()
                : Optional.empty();
    }

    Recording request(Room room, Session session, RecordingWish wish, Actor by) {
        inTheWay(room.id(), wish).ifPresent(other -> {
            throw new RecordingAlreadyActive(other.id());
        });
        var missing = consenting.missing(room, session.id());
        if (!missing.isEmpty()) {
            throw new ConsentMissing(missing);
        }
        if (!store.isConfigured()) {
            throw new StorageUnavailable();
        }
        var id = new RecordingId(ids.next());
        var recording = Recording.request(
                id,
                new RecordingFacts(
                        room.id(),
                        room.plan().name(),
                        session.id(),
                        session.livekitRoom(),
                        wish,
                        isVideo(session, wish),
                        keys.key(room.id(), id, wish.kind()),
                        by,
                        clock.instant(),
                        consenting.of(room, session.id()).stream()
                                .map(Consent::id)
                                .toList(),
                        consenting.policy(room).retentionDays()));
        toldRecordings.add(recording);
        callRecorder.afterCommit(recording);
        return recording;
    }

    private boolean isVideo(Session session, RecordingWish wish) {
        if (wish.identity() != null && !connections.isPresent(session.id(), wish.identity())) {
            throw new Invalid("/identity", "unknown", "must be of somebody who is in the room");
        }
        if (wish.track() == null) {
            return true;
        }
        var source = tracks.find(wish.track())
                .filter(track -> track.session().equals(session.id()) && track.isOpen())
                .orElseThrow(
                        () -> new Invalid("/track_sid", "unknown", "must be of a track that is published in the room"))
                .source();
        return source != TrackSource.AUDIO && source != TrackSource.SCREEN_SHARE_AUDIO;
    }
}
