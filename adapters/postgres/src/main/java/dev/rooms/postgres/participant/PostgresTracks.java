package dev.rooms.postgres.participant;

import dev.rooms.application.participant.Tracks;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.Track;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.room.SessionId;
import dev.rooms.postgres.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In plain SQL, as the {@link PostgresConnections}, of which each has several. */
@Singleton
class PostgresTracks implements Tracks {
    private final Sql sql;

    PostgresTracks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Track> find(TrackSid sid) {
        return sql.find("select * from track where sid = ?", PostgresTracks::read, sid.value());
    }

    @Override
    public List<Track> of(Set<ParticipantSid> participants) {
        var sids = participants.stream().map(ParticipantSid::value).toArray(String[]::new);
        return sql.list("select * from track where participant_sid = any(?)", PostgresTracks::read, (Object) sids);
    }

    @Override
    public void save(Track track) {
        sql.run(
                """
                insert into track (sid, participant_sid, session_id, source, published_at, unpublished_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (sid) do update set
                  published_at = excluded.published_at, unpublished_at = excluded.unpublished_at
                """,
                track.sid().value(),
                track.participant().value(),
                track.session().value(),
                track.source(),
                track.publishedAt(),
                track.unpublishedAt());
    }

    private static Track read(ResultSet row) throws SQLException {
        return new Track(
                new TrackSid(row.getString("sid")),
                new ParticipantSid(row.getString("participant_sid")),
                new SessionId(Sql.uuid(row, "session_id")),
                TrackSource.valueOf(row.getString("source")),
                Sql.instant(row, "published_at"),
                Sql.instant(row, "unpublished_at"));
    }
}
