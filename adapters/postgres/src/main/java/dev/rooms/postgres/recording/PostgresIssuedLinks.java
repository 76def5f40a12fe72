package dev.rooms.postgres.recording;

import dev.rooms.application.recording.IssuedLinks;
import dev.rooms.domain.recording.IssuedLink;
import dev.rooms.domain.recording.RecordingId;
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
        sql.run(
                """
                insert into recording_link (recording_id, given_to, given_to_kind, given_to_id, given_at, expires_at)
                values (?, ?, ?, ?, ?, ?)
                """,
                link.recording().value(),
                link.by().name(),
                link.by().kind(),
                link.by().id(),
                link.at(),
                link.expiresAt());
    }

    @Override
    public List<IssuedLink> of(RecordingId recording) {
        return sql.list(
                "select * from recording_link where recording_id = ? order by id",
                row -> new IssuedLink(
                        recording,
                        Sql.actor(row, "given_to"),
                        Objects.requireNonNull(Sql.instant(row, "given_at")),
                        Objects.requireNonNull(Sql.instant(row, "expires_at"))),
                recording.value());
    }
}
