package dev.rooms.postgres.recording;

import dev.rooms.domain.consent.ConsentId;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.EgressRun;
import dev.rooms.domain.recording.Keeping;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingFacts;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.recording.RecordingKind;
import dev.rooms.domain.recording.RecordingLayout;
import dev.rooms.domain.recording.RecordingPreset;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.recording.RecordingWish;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.Version;
import dev.rooms.postgres.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How recordings are written in their table. */
final class RecordingSql {
    static final String INSERT = """
            insert into recording (id, room_id, room_name, session_id, livekit_room, kind, layout, preset, max_duration, track_sid, identity, video, object_key, requested_by, requested_by_kind, requested_by_id, requested_at, consents, retention_days,
              status, reason, egress_id, started_at, ended_at, duration_nanos, size_bytes, silent_since, egress_over, legal_hold, expires_at, removal_to, removal_by, removal_by_kind, removal_by_id, removal_at, removed_at, storage_away, due_at, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    static final String UPDATE = """
            update recording set status = ?, reason = ?, egress_id = ?, started_at = ?, ended_at = ?, duration_nanos = ?, size_bytes = ?, silent_since = ?, egress_over = ?, legal_hold = ?, expires_at = ?, removal_to = ?, removal_by = ?, removal_by_kind = ?, removal_by_id = ?, removal_at = ?, removed_at = ?, storage_away = ?, due_at = ?, version = ?
            where id = ? and version = ?
            """;

    private RecordingSql() {}

    static @Nullable Object[] all(Recording recording) {
        var facts = facts(recording.id(), recording.facts());
        var state = state(recording, recording.version());
        var all = Arrays.copyOf(facts, facts.length + state.length);
        System.arraycopy(state, 0, all, facts.length, state.length);
        return all;
    }

    private static @Nullable Object[] facts(RecordingId id, RecordingFacts facts) {
        var wish = facts.wish();
        return new @Nullable Object[] {
            id.value(),
            facts.room().value(),
            facts.roomName(),
            facts.session().value(),
            facts.livekitRoom().value(),
            wish.kind(),
            wish.layout(),
            wish.preset(),
            wish.maxDuration(),
            wish.track() == null ? null : wish.track().value(),
            wish.identity() == null ? null : wish.identity().value(),
            facts.video(),
            facts.key().value(),
            facts.requestedBy().name(),
            facts.requestedBy().kind(),
            facts.requestedBy().id(),
            facts.requestedAt(),
            facts.consents().stream().map(ConsentId::value).toArray(UUID[]::new),
            facts.retentionDays()
        };
    }

    static @Nullable Object[] state(Recording recording, Version version) {
        var run = recording.run();
        var keeping = recording.keeping();
        var removal = keeping.removal();
        var by = removal == null ? null : removal.by();
        return new @Nullable Object[] {
            recording.status(),
            recording.reason(),
            run.egress() == null ? null : run.egress().value(),
            run.startedAt(),
            run.endedAt(),
            run.duration() == null ? null : run.duration().toNanos(),
            run.size(),
            run.silentSince(),
            run.over(),
            keeping.legalHold(),
            keeping.expiresAt(),
            removal == null ? null : removal.to(),
            by == null ? null : by.name(),
            by == null ? null : by.kind(),
            by == null ? null : by.id(),
            removal == null ? null : removal.at(),
            keeping.receipt() == null ? null : keeping.receipt().at(),
            keeping.storageAway(),
            recording.dueAt(),
            version.value()
        };
    }

    static Recording read(ResultSet row) throws SQLException {
        var facts = facts(row);
        return new Recording(
                new RecordingId(Sql.uuid(row, "id")),
                facts,
                RecordingStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                run(row),
                keeping(row, facts.key()),
                Sql.instant(row, "due_at"),
                new Version(row.getInt("version")),
                List.of());
    }

    private static RecordingFacts facts(ResultSet row) throws SQLException {
        return new RecordingFacts(
                new RoomId(Sql.uuid(row, "room_id")),
                row.getString("room_name"),
                new SessionId(Sql.uuid(row, "session_id")),
                new LiveKitRoomName(row.getString("livekit_room")),
                new RecordingWish(
                        RecordingKind.valueOf(row.getString("kind")),
                        RecordingLayout.valueOf(row.getString("layout")),
                        RecordingPreset.valueOf(row.getString("preset")),
                        row.getObject("max_duration", Integer.class),
                        text(row, "track_sid", TrackSid::new),
                        text(row, "identity", ParticipantIdentity::new)),
                row.getBoolean("video"),
                new ObjectKey(row.getString("object_key")),
                Sql.actor(row, "requested_by"),
                Objects.requireNonNull(Sql.instant(row, "requested_at")),
                Arrays.stream((UUID[]) row.getArray("consents").getArray())
                        .map(ConsentId::new)
                        .toList(),
                row.getObject("retention_days", Integer.class));
    }

    private static EgressRun run(ResultSet row) throws SQLException {
        var nanos = row.getObject("duration_nanos", Long.class);
        return new EgressRun(
                text(row, "egress_id", EgressId::new),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "ended_at"),
                nanos == null ? null : Duration.ofNanos(nanos),
                row.getObject("size_bytes", Long.class),
                Sql.instant(row, "silent_since"),
                row.getBoolean("egress_over"));
    }

    private static Keeping keeping(ResultSet row, ObjectKey key) throws SQLException {
        var removalAt = Sql.instant(row, "removal_at");
        var removedAt = Sql.instant(row, "removed_at");
        return new Keeping(
                row.getBoolean("legal_hold"),
                Sql.instant(row, "expires_at"),
                removalAt == null
                        ? null
                        : new Keeping.Removal(
                                RecordingStatus.valueOf(row.getString("removal_to")),
                                Sql.actor(row, "removal_by"),
                                removalAt),
                removedAt == null
                        ? null
                        : new Keeping.Receipt(
                                key, row.getObject("size_bytes", Long.class), removedAt, Sql.actor(row, "removal_by")),
                row.getBoolean("storage_away"));
    }

    private static <T> @Nullable T text(ResultSet row, String column, Function<String, T> type) throws SQLException {
        var text = row.getString(column);
        return text == null ? null : type.apply(text);
    }
}
