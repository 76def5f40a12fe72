package dev.rooms.application.drift;

import dev.rooms.application.participant.Connections;
import dev.rooms.application.participant.Tracks;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.Track;
import dev.rooms.domain.room.Session;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /**
     * @param look when this replica has last looked, if it did; not everybody need have been there
     * @param otherwise when nothing is known at all
     */
    Instant of(Session session, @Nullable Instant look, Instant otherwise) {
        var all = connections.of(session.id());
        var sids = all.stream().map(Connection::sid).collect(Collectors.toSet());
        var times = all.stream()
                .flatMap(each -> Stream.concat(Stream.of(each.joinedAt()), Stream.ofNullable(each.leftAt())));
        return latest(Stream.concat(Stream.concat(times, known(session, sids)), Stream.ofNullable(look)), otherwise);
    }

    /** The last look at which somebody was there; where there was none, their join. */
    Instant seen(Session session, Connection connection, Memory last) {
        if (last.look() == null) {
            return latest(looks.last(session.id()).stream(), connection.joinedAt());
        }
        return last.there().contains(connection.sid().value()) ? last.look() : connection.joinedAt();
    }

    /**
     * What LiveKit would have told of somebody who is gone.
     *
     * @param seen the last look at which they were there
     */
    WebhookEvent.ParticipantLeft leave(LiveRoom room, Connection gone, Instant seen) {
        var who = new LiveParticipant(
                gone.sid(), gone.identity(), gone.name(), gone.kind(), gone.token(), gone.joinedAt(), null);
        var times = Stream.concat(Stream.of(gone.joinedAt(), seen), ofTracks(Set.of(gone.sid())));
        return new WebhookEvent.ParticipantLeft(room, who, latest(times, seen));
    }

    /** The same of all who were in a session that is lost: each left when they were last known to be there. */
    List<WebhookEvent.ParticipantLeft> leaves(Session session, LiveRoom room, Memory last) {
        return connections.open(session.id()).stream()
                .map(each -> {
                    var missed = last.differing().get(each.sid().value());
                    return leave(room, each, missed == null ? seen(session, each, last) : missed);
                })
                .toList();
    }

    /** @param look the last at which it was there */
    static Instant of(Track track, Instant look) {
        return latest(Stream.concat(Stream.ofNullable(track.publishedAt()), Stream.of(look)), look);
    }

    /** The last look at which all was as the ledger shows it; where there was none, the beginning. */
    Instant lastLook(Session session, @Nullable Instant look, Instant otherwise) {
        var times = Stream.concat(Stream.ofNullable(look), looks.last(session.id()).stream());
        return latest(Stream.concat(times, Stream.ofNullable(session.startedAt())), otherwise);
    }

    private Stream<Instant> known(Session session, Set<ParticipantSid> sids) {
        var ofSession = Stream.concat(Stream.ofNullable(session.startedAt()), looks.last(session.id()).stream());
        return Stream.concat(ofTracks(sids), ofSession);
    }

    private Stream<Instant> ofTracks(Set<ParticipantSid> sids) {
        return tracks.of(sids).stream()
                .flatMap(track -> Stream.concat(
                        Stream.ofNullable(track.publishedAt()), Stream.ofNullable(track.unpublishedAt())));
    }

    private static Instant latest(Stream<Instant> times, Instant otherwise) {
        return times.max(Comparator.naturalOrder()).orElse(otherwise);
    }
}
