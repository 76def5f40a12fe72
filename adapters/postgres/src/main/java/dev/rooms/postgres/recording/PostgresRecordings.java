package dev.rooms.postgres.recording;

import dev.rooms.application.recording.DueRecordings;
import dev.rooms.application.recording.Recordings;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingChange;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.recording.RecordingNotFound;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Version;
import dev.rooms.postgres.shared.Sql;
import dev.rooms.postgres.shared.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresRecordings implements Recordings, DueRecordings {
    private static final String LIVE = "status in ('REQUESTED', 'STARTING', 'ACTIVE', 'ENDING')";

    private record Line(RecordingId recording, RecordingChange change) {}

    private final Sql sql;

    PostgresRecordings(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Recording get(RecordingId id) {
        return find("select * from recording where id = ?", id.value()).orElseThrow(() -> new RecordingNotFound(id));
    }

    @Override
    public Recording lock(RecordingId id) {
        return find("select * from recording where id = ? for update", id.value())
                .orElseThrow(() -> new RecordingNotFound(id));
    }

    @Override
    public Optional<Recording> find(EgressId egress) {
        return find("select * from recording where egress_id = ?", egress.value());
    }

    @Override
    public Optional<Recording> find(ObjectKey key) {
        return find("select * from recording where object_key = ?", key.value());
    }

    private Optional<Recording> find(String query, Object value) {
        return sql.find(query, RecordingSql::read, value);
    }

    @Override
    public List<Recording> live(RoomId room) {
        return sql.list(
                "select * from recording where room_id = ? and " + LIVE + " order by id",
                RecordingSql::read,
                room.value());
    }

    @Override
    public boolean had(RoomId room) {
        return sql.find("select 1 from recording where room_id = ? limit 1", _ -> true, room.value())
                .isPresent();
    }

    @Override
    public boolean hadComposite(SessionId session) {
        return sql.find(
                        "select 1 from recording where session_id = ? and kind = 'COMPOSITE' limit 1",
                        _ -> true,
                        session.value())
                .isPresent();
    }

    @Override
    public Page<Recording> list(Filter filter, Page.Request page) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        and(conditions, values, "status = ?", filter.status());
        and(
                conditions,
                values,
                "room_id = ?",
                filter.room() == null ? null : filter.room().value());
        and(conditions, values, "requested_at > ?", page.period().after());
        and(conditions, values, "requested_at < ?", page.period().before());
        and(conditions, values, "id < ?", page.after());
        values.add(page.limit() + 1);
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var found = sql.list(
                "select * from recording" + where + " order by id desc limit ?", RecordingSql::read, values.toArray());
        return Page.cut(found, page, recording -> recording.id().value());
    }

    private static void and(List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    @Override
    public Map<RecordingId, List<RecordingChange>> histories(Set<RecordingId> recordings) {
        var ids = recordings.stream().map(RecordingId::value).toArray(UUID[]::new);
        return sql
                .list(
                        "select * from recording_change where recording_id = any(?) order by id",
                        PostgresRecordings::line,
                        (Object) ids)
                .stream()
                .collect(Collectors.groupingBy(Line::recording, Collectors.mapping(Line::change, Collectors.toList())));
    }

    private static Line line(ResultSet row) throws SQLException {
        var from = row.getString("from_status");
        return new Line(
                new RecordingId(Sql.uuid(row, "recording_id")),
                new RecordingChange(
                        from == null ? null : RecordingStatus.valueOf(from),
                        RecordingStatus.valueOf(row.getString("to_status")),
                        row.getString("reason"),
                        Sql.actor(row, "actor"),
                        Objects.requireNonNull(Sql.instant(row, "at"))));
    }

    @Override
    public void add(Recording recording) {
        sql.run(RecordingSql.INSERT, RecordingSql.all(recording));
        write(recording);
    }

    @Override
    public Recording save(Recording recording) {
        var next = new Version(recording.version().value() + 1);
        var state = RecordingSql.state(recording, next);
        var values = Arrays.copyOf(state, state.length + 2);
        values[state.length] = recording.id().value();
        values[state.length + 1] = recording.version().value();
        if (sql.run(RecordingSql.UPDATE, values) == 0) {
            throw Stored.notTheSame(recording.version());
        }
        write(recording);
        return new Recording(
                recording.id(),
                recording.facts(),
                recording.status(),
                recording.reason(),
                recording.run(),
                recording.keeping(),
                recording.dueAt(),
                next,
                List.of());
    }

    private void write(Recording recording) {
        for (var change : recording.changes()) {
            sql.run(
                    """
                    insert into recording_change
                      (recording_id, from_status, to_status, reason, actor, actor_kind, actor_id, at)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    recording.id().value(),
                    change.from(),
                    change.to(),
                    change.reason(),
                    change.by().name(),
                    change.by().kind(),
                    change.by().id(),
                    change.at());
        }
    }

    @Override
    public List<Recording> claim(int limit, Instant now, Instant until) {
        return sql.list("""
                with due as (
                  select id from recording where due_at <= ? order by due_at limit ? for update skip locked)
                update recording set due_at = ? from due where recording.id = due.id returning recording.*
                """, RecordingSql::read, now, limit, until);
    }

    @Override
    public List<Recording> watched(Instant since) {
        return sql.list(
                "select * from recording where " + LIVE + " or egress_id is null and ended_at >= ? order by id",
                RecordingSql::read,
                since);
    }

    @Override
    public List<RecordingId> toExpire(Instant now, int limit) {
        return sql.list("""
                select id from recording
                where expires_at <= ? and removal_at is null and not legal_hold and status in ('READY', 'FAILED', 'ABORTED')
                order by expires_at limit ?
                """, row -> new RecordingId(Sql.uuid(row, "id")), now, limit);
    }
}
