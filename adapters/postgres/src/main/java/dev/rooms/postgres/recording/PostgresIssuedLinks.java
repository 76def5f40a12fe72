package dev.rooms.postgres.recording;

import dev.rooms.application.recording.IssuedLinks;
import dev.rooms.domain.recording.IssuedLink;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.postgres.shared.AdvisoryLock;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

@ApplicationScoped
class PostgresIssuedLinks implements IssuedLinks {
    private final Sql sql;

    PostgresIssuedLinks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(IssuedLink link) {
        // Two at once make one row: the second waits for the commit of the first.
        var by = link.by();
        AdvisoryLock.LINK.hold(sql, link.recording().value(), by.kind(), by.id());
        if (!isCounted(link)) {
            sql.run(
                    """
                    insert into recording_link (recording_id, given_to, given_to_kind, given_to_id, given_at, expires_at,
                      times) values (?, ?, ?, ?, ?, ?, ?)
                    """,
                    link.recording().value(),
                    link.by().name(),
                    link.by().kind(),
                    link.by().id(),
                    link.at(),
                    link.expiresAt(),
                    link.times());
        }
    }

    private boolean isCounted(IssuedLink link) {
        return sql.run(
                        """
                        update recording_link set times = times + ?, expires_at = greatest(expires_at, ?)
                        where id = (select id from recording_link
                          where recording_id = ? and given_to_kind = ? and given_to_id = ? and given_at > ?
                          order by given_at desc limit 1)
                        """,
                        link.times(),
                        link.expiresAt(),
                        link.recording().value(),
                        link.by().kind(),
                        link.by().id(),
                        link.at().minus(TOGETHER))
                > 0;
    }

    @Override
    public List<IssuedLink> of(RecordingId recording) {
        return sql.list(
                "select * from recording_link where recording_id = ? order by id",
                row -> new IssuedLink(
                        recording,
                        Sql.actor(row, "given_to"),
                        Objects.requireNonNull(Sql.instant(row, "given_at")),
                        Objects.requireNonNull(Sql.instant(row, "expires_at")),
                        row.getInt("times")),
                recording.value());
    }
}
