package dev.rooms.application.drift;

import dev.rooms.application.participant.Connections;
import dev.rooms.application.participant.Tracks;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.Track;
import dev.rooms.domain.room.Session;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The last that is known of who is gone and did not say when: they were there at least until then. */
public final class Evidence {
    private final Connections connections;
    private final Tracks tracks;
    private final Looks looks;

    public Evidence(Connections connections, Tracks tracks, Looks looks) {
        this.connections = connections;
        this.tracks = tracks;
        this.looks = looks;
    }

    /** @param otherwise when nothing is known at all */
    Instant of(Session session, Instant otherwise) {
        var all = connections.of(session.id());
        var sids = all.stream().map(Connection::sid).collect(Collectors.toSet());
        var times = all.stream()
                .flatMap(each -> Stream.concat(Stream.of(each.joinedAt()), Stream.ofNullable(each.leftAt())));
        return latest(Stream.concat(times, known(session, sids)), otherwise);
    }

    Instant of(Session session, Connection connection) {
        var times = Stream.concat(Stream.of(connection.joinedAt()), known(session, Set.of(connection.sid())));
        return latest(times, connection.joinedAt());
    }

    /** @param otherwise when nothing is known at all */
    Instant of(Session session, Track track, Instant otherwise) {
        var times = Stream.concat(Stream.ofNullable(track.publishedAt()), looks.last(session.id()).stream());
        return latest(times, otherwise);
    }

    private Stream<Instant> known(Session session, Set<ParticipantSid> sids) {
        var ofTracks = tracks.of(sids).stream()
                .flatMap(track -> Stream.concat(
                        Stream.ofNullable(track.publishedAt()), Stream.ofNullable(track.unpublishedAt())));
        var ofSession = Stream.concat(Stream.ofNullable(session.startedAt()), looks.last(session.id()).stream());
        return Stream.concat(ofTracks, ofSession);
    }

    private static Instant latest(Stream<Instant> times, Instant otherwise) {
        return times.max(Comparator.naturalOrder()).orElse(otherwise);
    }
}
